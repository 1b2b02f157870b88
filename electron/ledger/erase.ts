import type Database from 'better-sqlite3'
import { ledgerBodies } from '#shared/model/ledger.ts'
import type { AnyEntry, Reader } from './schema.ts'

/** The seqs that an entry erases; none for every other kind of entry. */
export function erasedBy(entry: Pick<AnyEntry, 'kind' | 'body'>): readonly number[] {
  return entry.kind === 'ledger.erased' ? ledgerBodies['ledger.erased'].parse(entry.body).seqs : []
}

/**
 * Deletes payloads and salts; the leaves stay, so the log verifies as before. What the studio's own entries say about the
 * log (`ledger.*`) cannot be erased: without them nobody could tell an erasure from a loss. Throws for these, and for an
 * entry that is not in the log: a decision that asks for it is a bug.
 */
export function erasePayloads(db: Database.Database, reader: Reader, seqs: readonly number[]): void {
  const remove = db.prepare<[number]>('DELETE FROM payloads WHERE seq = ?')
  for (const seq of seqs) {
    const entry = reader.one<{ readonly kind: string }>(
      "SELECT leaf ->> '$.kind' AS kind FROM entries WHERE seq = ?",
      seq,
    )
    if (entry === undefined) throw new RangeError(`entry ${seq} cannot be erased: it is not in the log`)
    if (entry.kind.startsWith('ledger.'))
      throw new RangeError(`entry ${seq} (${entry.kind}) cannot be erased`)
    remove.run(seq)
  }
}
