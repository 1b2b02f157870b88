import { rm } from 'node:fs/promises'
import { IncidentPictures } from '#shared/model/guards.ts'
import type { SessionId, Sha256 } from '#shared/model/ids.ts'
import { readEntries } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import type { EvidenceFolder } from './evidence-folder.ts'

type Named = { readonly session: SessionId; readonly sha256: Sha256 }

/** The pictures that these entries name. To be asked before they are erased: afterwards nobody knows. */
export function picturesNamedBy(db: Reader, seqs: readonly number[]): readonly Named[] {
  return seqs.flatMap((seq) => {
    const [entry] = readEntries(db, { from: seq, limit: 1 })
    const { session = null, body = null } = entry?.seq === seq ? entry : {}
    if (session === null || body === null) return []
    const named = IncidentPictures.safeParse((body as { readonly pictures?: unknown }).pictures)
    if (!named.success) return []
    return Object.values(named.data).flatMap((sha256) => (sha256 === null ? [] : [{ session, sha256 }]))
  })
}

/** Deletes those of them that no entry names any more: one picture may be the end of one incident and the start of the next. */
export async function deletePictures(
  db: Reader,
  folder: EvidenceFolder,
  named: readonly Named[],
): Promise<void> {
  for (const { session, sha256 } of named) {
    const still = db.one(
      `SELECT 1 FROM journal JOIN payloads USING (seq) WHERE session = ? AND kind IN
       ('guard.restored', 'guard.not-restored') AND instr(body, ?) > 0 LIMIT 1`,
      session,
      sha256,
    )
    if (still === undefined) await rm(folder.fileOf(session, sha256), { force: true })
  }
}
