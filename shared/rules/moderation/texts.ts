/** The pack's sentences about moderation, filled in. */
import type { ModerationGround, ModerationText } from '#shared/model/pack.ts'
import type { Refusal, Words } from '#shared/model/words.ts'
import { basisInWords, citationsOf } from '../citing.ts'
import { type Fillings, filled } from '../filling.ts'

/** Every sentence of the pack that a verdict can rest on. */
export type ModerationSentence =
  | 'noGround'
  | 'whole'
  | 'doubtful'
  | 'evaluationGone'
  | 'muting'
  | 'ordering'
  | 'standingOrder'
  | 'filter'
  | 'platform'

const codes: Record<ModerationSentence, string> = {
  noGround: 'moderation.no-ground',
  whole: 'moderation.whole-of-an-evaluation',
  doubtful: 'moderation.doubtful',
  evaluationGone: 'moderation.evaluation-gone',
  muting: 'moderation.muting-an-evaluation',
  ordering: 'moderation.ordering',
  standingOrder: 'moderation.standing-order',
  filter: 'moderation.filter-hides-evaluations',
  platform: 'moderation.platform-hid-evaluation',
}

/** One of the pack's sentences as a refusal: what was refused, by which article, and what may be done instead. */
export function saidBy(
  pack: { readonly [S in ModerationSentence]: ModerationText },
  sentence: ModerationSentence,
  seen: { readonly ground?: ModerationGround; readonly number?: number; readonly examples?: Words } = {},
): Refusal {
  const { said, remedy, cites } = pack[sentence]
  const values: Fillings = {
    rule: basisInWords(cites),
    ground: seen.ground?.name ?? null,
    number: seen.number ?? null,
    examples: seen.examples ?? null,
  }
  return {
    code: codes[sentence],
    said: filled(said, values),
    remedy: filled(remedy, values),
    cites: citationsOf(cites),
  }
}
