import type { Pack } from '#shared/model/pack.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { type ErasableEntry, isCourse } from '../archive/erase.ts'
import { leafOf } from '../archive/read.ts'
import type { Reader } from '../ledger/schema.ts'
import { sessionById, theRoom } from '../rooms/read.ts'
import { sessionKinds } from './journal.ts'

/** What `decideErase` looks at: the wanted entries, and the rest of the sessions whose course they touch. */
export function eraseState(db: Reader, seqs: readonly number[], pack: Pack) {
  const sells = theRoom(db)?.sells ?? true
  const entries = seqs.flatMap((seq): ErasableEntry[] => {
    const leaf = leafOf(db, seq)
    if (leaf === undefined) return []
    const session = leaf.session === null ? undefined : sessionById(db, leaf.session)
    // Outside a session, or where the session's own course is erased already, the entry's own time counts.
    const from = session === undefined ? leaf.at : session.endedAt
    const until = from === null ? null : keptUntil(from, sells, pack)
    return [{ ...leaf, erased: leaf.erased === 1, keptUntil: until }]
  })
  const touched = new Set(entries.flatMap(({ kind, session }) => (isCourse(kind) ? (session ?? []) : [])))
  const course = [...touched].flatMap((session) => sessionKinds(db, session))
  return {
    entries,
    course: course.filter(({ kind }) => isCourse(kind)).map(({ seq }) => seq),
    cites: pack.retention.selling.cites,
  }
}
