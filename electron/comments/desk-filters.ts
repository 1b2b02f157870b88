/** Keyword filters: tried over what there is, set only where they hide no evaluation, and all of it written down. */
import { z } from 'zod'
import { FilterTrial } from '#shared/model/comment-views.ts'
import type { GroundId } from '#shared/model/moderation.ts'
import type { Pack } from '#shared/model/pack.ts'
import { judgeFilter } from '#shared/rules/moderation/filter.ts'
import { type Decision, decided, refusedWith } from '../ledger/decision.ts'

/** What a filter met in this session, in earlier ones, and in the corpus of adverse comments that ships. */
export const Trial = z.object({ session: FilterTrial, earlier: FilterTrial, corpus: FilterTrial })
export type Trial = z.infer<typeof Trial>

type Tried = { readonly words: readonly string[]; readonly ground: GroundId; readonly trial: Trial }

export function decideTryFilter(command: Tried): Decision<void> {
  return decided(undefined, { kind: 'moderation.filter-tried', body: triedBody(command) })
}

/** A filter that would hide a single adverse evaluation is refused, and the refusal shows which. */
export function decideSetFilter(
  pack: Pack,
  command: Tried & { readonly filter: string },
): Decision<{ readonly filter: string }> {
  const { words, ground, trial, filter } = command
  const verdict = judgeFilter(ground, partsOf(trial), pack.moderation)
  const tried = { kind: 'moderation.filter-tried', body: triedBody(command) } as const
  if (verdict.ok) {
    const body = { filter, words: [...words], ground, pack: pack.name }
    return decided({ filter }, tried, { kind: 'moderation.filter-set', body })
  }
  const { said, cites } = verdict.refusal
  const { adverse, examples } = triedBody(command)
  return refusedWith(verdict.refusal, tried, {
    kind: 'moderation.filter-refused',
    body: { words: [...words], ground, adverse, examples, said, cites, pack: pack.name },
  })
}

export function decideRemoveFilter(
  { isSet }: { readonly isSet: boolean },
  { filter, note }: { readonly filter: string; readonly note: string },
): Decision<void> {
  if (isSet) return decided(undefined, { kind: 'moderation.filter-removed', body: { filter, note } })
  return refusedWith({
    code: 'moderation.no-such-filter',
    said: { zh: '没有这个过滤器，或已被移除。', en: 'There is no such filter, or it was removed already.' },
    remedy: { zh: '请看现在生效的过滤器列表。', en: 'See the list of filters in force.' },
    cites: [],
  })
}

function partsOf({ corpus, session, earlier }: Trial): readonly FilterTrial[] {
  return [session, earlier, corpus]
}

function triedBody({ words, ground, trial }: Tried) {
  const parts = partsOf(trial)
  return {
    words: [...words],
    ground,
    looked: {
      session: trial.session.looked,
      earlier: trial.earlier.looked,
      corpus: trial.corpus.looked,
    },
    hits: parts.reduce((sum, { hits }) => sum + hits, 0),
    adverse: parts.reduce((sum, { adverse }) => sum + adverse, 0),
    examples: parts.flatMap(({ examples }) => examples).slice(0, 20),
  }
}
