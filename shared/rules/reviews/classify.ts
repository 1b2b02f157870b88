/**
 * What a comment is: an adverse evaluation, a favourable one, or none; which lawful grounds for moderation are seen in
 * it; and the words that weighed. Pure arithmetic on whole-number weights, so that browser and Node agree to the bit.
 */
import { foldAndRestore } from '../normalise/normalise.ts'
import { readFeatures } from './features.ts'
import { flooding } from './flooding.ts'
import { type CommentModel, learntGrounds, probabilityAt, type SeenGround } from './model.ts'
import { personalData } from './personal-data.ts'
import { type EvaluationScores, evaluationScores } from './scores.ts'
import { tokenise } from './tokens.ts'
import { rowOf } from './weights.ts'
import { type Reason, type WeighedWord, weighedWords } from './words.ts'

export type Evaluation = 'adverse' | 'favourable' | 'none'

export type Classification = {
  readonly evaluation: Evaluation
  /** Probability that the comment is an adverse evaluation, or a favourable one. */
  readonly adverse: number
  readonly favourable: number
  /** Probability of each ground. */
  readonly grounds: Readonly<Record<SeenGround, number>>
  /** The words that speak most for the evaluation, then for each ground that is more likely than not. */
  readonly words: readonly WeighedWord[]
}

/** Classifies one comment of any length; never throws, whatever the text holds. */
export function classify(model: CommentModel, text: string): Classification {
  const { folded, tokens, features } = model.scratch
  foldAndRestore(model.tables, text, folded)
  tokenise(model.tables, model.sounds, folded, tokens)
  readFeatures(tokens, folded.marks, features)
  const scores = score(model)
  const adverse = probabilityAt(model.adverseCurve, scores.adverse)
  const favourable = probabilityAt(model.favourableCurve, scores.favourable)
  const evaluation = adverse >= model.threshold ? 'adverse' : favourable >= 0.5 ? 'favourable' : 'none'
  const learnt = scores.grounds.map((value, at) => probabilityAt(model.groundCurves[at] ?? [], value))
  const [insult = 0, advertising = 0, sexual = 0, gambling = 0, illegalGoods = 0] = learnt
  const personal = personalData(text)
  const grounds = {
    insult,
    advertising,
    'personal-data': personal.length > 0 ? 1 : 0,
    flooding: flooding(folded),
    sexual,
    gambling,
    'illegal-goods': illegalGoods,
  }
  const reasons: readonly Reason[] = [
    ...(evaluation === 'none' ? [] : ([evaluation] as const)),
    ...learntGrounds.filter((_, at) => (learnt[at] ?? 0) >= 0.5),
  ]
  return {
    evaluation,
    adverse,
    favourable,
    grounds,
    words: [...weighedWords(model, text, reasons), ...personal],
  }
}

type Scores = EvaluationScores & { readonly grounds: readonly number[] }

function score(model: CommentModel): Scores {
  const { evaluation, grounds } = model
  const { hash, length } = model.scratch.features
  const groundCount = learntGrounds.length
  let adverse = 0
  let favourable = 0
  const sums = [0, 0, 0, 0, 0]
  for (let at = 0; at < length; at++) {
    const feature = hash[at] ?? 0
    const pair = rowOf(evaluation, feature)
    if (pair >= 0) {
      adverse += evaluation.weights[pair] ?? 0
      favourable += evaluation.weights[pair + 1] ?? 0
    }
    const row = rowOf(grounds, feature)
    if (row < 0) continue
    for (let ground = 0; ground < groundCount; ground++) {
      sums[ground] = (sums[ground] ?? 0) + (grounds.weights[row + ground] ?? 0)
    }
  }
  const share = length === 0 ? 0 : 1 / Math.sqrt(length)
  const [adverseBias, favourableBias] = model.evaluationBias
  const spoken = {
    adverse: adverse * share * model.evaluationScale + adverseBias,
    favourable: favourable * share * model.evaluationScale + favourableBias,
  }
  return {
    ...evaluationScores(spoken, length, model.mixed),
    grounds: sums.map((sum, ground) => sum * share * model.groundScale + (model.groundBias[ground] ?? 0)),
  }
}
