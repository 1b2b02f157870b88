import type { Instant } from '#shared/model/ids.ts'
import { type Draft, draftOf } from './draft.ts'
import { fold } from './fold.ts'
import { forget } from './forget.ts'
import { type Part, partKey } from './part.ts'
import type { Answer } from './reading.ts'
import type { MirrorState, Ticket } from './state.ts'

/**
 * The state after the answers to a batch. An answer never undoes what was learnt after it was asked for: answers of
 * an older batch are dropped where a newer one has been folded in, lists are dropped where an event changed them
 * meanwhile (they are due again already), and to all others the events since are applied once more.
 */
export function afterAnswers(
  state: MirrorState,
  answers: readonly Answer[],
  asked: Ticket,
  now: Instant,
): MirrorState {
  if (asked < state.floor) return state
  const draft = draftOf(state.obs)
  const reads = new Map(state.reads)
  const later = state.recent.filter((heard) => heard.ticket > asked)
  // Lists first: they say which of the other answers still have a place.
  const ordered = [...answers].sort((one, other) => Number(isList(other.part)) - Number(isList(one.part)))
  for (const answer of ordered) {
    const key = partKey(answer.part)
    const before = reads.get(key) ?? { asked: 0, dirty: 0, at: 0 }
    if (before.asked > asked) continue
    if (isList(answer.part) && before.dirty > asked) continue
    const placed = answer.ok
      ? fold(draft, answer.part, answer.reading, later, now)
      : forget(draft, answer.part, answer.why, now)
    if (placed) reads.set(key, { asked, dirty: before.dirty, at: now })
  }
  for (const key of reads.keys()) if (!hasPlace(draft, key)) reads.delete(key)
  return { ...state, obs: draft, reads }
}

function isList({ kind }: Part): boolean {
  return kind === 'scenes' || kind === 'groups' || kind === 'inputs'
}

function hasPlace(draft: Draft, key: string): boolean {
  const of = key.slice(key.indexOf(':') + 1)
  return of === '' || draft.scenes.has(of) || draft.inputs.has(of)
}
