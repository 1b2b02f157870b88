import type { SessionId } from '#shared/model/ids.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Reader } from '../ledger/schema.ts'
import { commentOf } from './kept-line.ts'
import { batchesBefore } from './read.ts'
import { linesWith } from './read-kept.ts'

/** So many batches are read back before a comment that somebody names counts as not to be found. */
const batchesBack = 500

/** The newest comment of the session with this platform id; null where there is none, or it lies too far back. */
export function findByPlatformId(
  db: Reader,
  dataDir: string,
  session: SessionId,
  named: { readonly platform: string; readonly id: string },
): KeptComment | null {
  const needle = Buffer.from(`"id":${JSON.stringify(named.id)}`)
  for (const batch of batchesBefore(db, session, Number.MAX_SAFE_INTEGER, batchesBack)) {
    const found = linesWith(dataDir, batch, needle)
      .map(commentOf)
      .findLast(({ platform, id }) => platform === named.platform && id === named.id)
    if (found !== undefined) return found
  }
  return null
}
