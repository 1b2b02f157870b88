import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Reader } from '../ledger/schema.ts'
import { keptSessions } from './read.ts'
import { commentFolder } from './segment-folder.ts'

/** A session whose comments are to go, with all that is said of it in the log. */
export type Due = {
  readonly session: SessionId
  readonly comments: number
  readonly bytes: number
  readonly keptUntil: Instant
}

/**
 * Sessions whose time is over. `keptUntilOf` gives when a session's time is over; null while it goes on.
 * The floor is the ceiling: what a law asks to be kept is personal data, and goes when it need not be kept any more.
 */
export function dueSessions(
  db: Reader,
  dataDir: string,
  now: Instant,
  keptUntilOf: (session: SessionId) => Instant | null,
): Due[] {
  return keptSessions(db).flatMap(({ session, count }) => {
    const keptUntil = keptUntilOf(session)
    if (keptUntil === null || now < keptUntil) return []
    return [{ session, comments: count, bytes: sizeOf(commentFolder(dataDir, session)), keptUntil }]
  })
}

/**
 * Deletes the folders of sessions that the ledger says are gone; comments and identities go together. The entry comes
 * first and the files second: a start that was cut short between them finds the folder still there, and ends the work.
 */
export function deletePurged(db: Reader, dataDir: string): void {
  for (const { session } of db.all<{ session: SessionId }>('SELECT session FROM comment_purges')) {
    rmSync(commentFolder(dataDir, session), { recursive: true, force: true })
  }
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
