import type { Instant } from '#shared/model/ids.ts'
import { alignFilters, draftOf } from './draft.ts'
import { fold } from './fold.ts'
import { forget } from './forget.ts'
import { type Part, partKey } from './part.ts'
import type { Answer } from './reading.ts'
import type { MirrorState, Ticket } from './state.ts'

/** So many batches are remembered; answers that were asked for before the oldest of them are dropped. */
const rememberedBatches = 64

/**
 * The state after the answers to a batch. An answer never undoes what was learnt after it was asked for: answers of
 * an older batch are dropped where a newer one has been folded in, and to all others the events since are applied once
 * more.
 */
export function afterAnswers(
  state: MirrorState,
  answers: readonly Answer[],
  asked: Ticket,
  now: Instant,
): MirrorState {
  if (asked < state.floor) return state
  const draft = draftOf(state.obs)
  const open = new Map(state.open)
  const { recent } = state
  const heard = { recent, later: recent.filter((entry) => entry.ticket > asked) }
  const newer = state.folded.filter((batch) => batch.asked > asked)
  const superseded = new Set(newer.flatMap((batch) => batch.parts.map(partKey)))
  const take = (answer: Answer) => {
    const { part } = answer
    const key = partKey(part)
    if (superseded.has(key)) return
    if (answer.ok) fold(draft, part, answer.reading, heard, now)
    else forget(draft, part, answer.why, now)
    if ((open.get(key)?.since ?? 0) < asked) open.delete(key)
  }
  // Lists first: they say which of the other answers still have a place.
  for (const answer of answers) if (isList(answer.part)) take(answer)
  alignFilters(draft, now)
  for (const answer of answers) if (!isList(answer.part)) take(answer)
  const folded = [...state.folded, { asked, parts: answers.map((answer) => answer.part) }]
  const forgotten = folded.length > rememberedBatches ? folded.shift() : undefined
  return { ...state, obs: draft, open, folded, floor: Math.max(state.floor, forgotten?.asked ?? 0) }
}

function isList({ kind }: Part): boolean {
  return kind === 'scenes' || kind === 'groups' || kind === 'inputs'
}
