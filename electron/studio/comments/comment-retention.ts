import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { deletePurged, dueSessions } from '../../comments/retention.ts'
import type { Reader } from '../../ledger/schema.ts'
import { theRoom } from '../../rooms/read.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import { sessionEnd } from '../session-end.ts'

export type PurgeParts = {
  readonly db: Reader
  readonly dataDir: string
  readonly door: LedgerDoor
  readonly pack: Pack
}

/** Deletes the comments of sessions whose time is over: the entry first, then the files. */
export async function purgeComments(
  { db, dataDir, door, pack }: PurgeParts,
  current: SessionId | null,
  now: Instant,
): Promise<void> {
  const sells = theRoom(db)?.sells ?? true
  const due = dueSessions(db, dataDir, now, (session) => {
    const end = session === current ? null : sessionEnd(db, session)
    return end === null ? null : keptUntil(end, sells, pack)
  })
  for (const { session, comments, bytes } of due) {
    await door.asStudio(
      'comments.purge',
      { session, comments, bytes },
      { room: theRoom(db)?.id ?? null, session },
    )
  }
  if (due.length > 0) deletePurged(db, dataDir)
}
