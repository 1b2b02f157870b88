/** The words that weighed: where in the comment what speaks most for a verdict stands. */
import { type CommentModel, type LearntGround, learntGrounds } from './model.ts'
import { rowOf } from './weights.ts'

/** What a word speaks for. */
export type Reason = 'adverse' | 'favourable' | LearntGround

export type WeighedWord = {
  /** As the comment has it, with whatever was pushed in between. */
  readonly text: string
  /** Its place in the comment, in UTF-16 units, half-open. */
  readonly from: number
  readonly to: number
  readonly for: Reason | 'personal-data'
}

const mostWords = 3
const longestText = 4_000

/** The weightiest stretches of the comment in the scratch for each reason; beyond a book's page none are looked for. */
export function weighedWords(
  model: CommentModel,
  text: string,
  reasons: readonly Reason[],
): readonly WeighedWord[] {
  if (text.length > longestText) return []
  return reasons.flatMap((reason) => {
    const weights = tokenWeights(model, reason)
    return stretches(weights).map(({ from, to }) => wordAt(model, text, from, to, reason))
  })
}

/** Each run's weight shared out evenly among its tokens. */
function tokenWeights(model: CommentModel, reason: Reason): Float64Array {
  const { features, tokens } = model.scratch
  const weights = new Float64Array(tokens.length)
  for (let at = 0; at < features.length; at++) {
    const from = features.from[at] ?? 0
    const to = features.to[at] ?? 0
    const each = weightOf(model, features.hash[at] ?? 0, reason) / (to - from)
    for (let token = from; token < to; token++) weights[token] = (weights[token] ?? 0) + each
  }
  return weights
}

function weightOf(model: CommentModel, feature: number, reason: Reason): number {
  const { evaluation, grounds } = model
  if (reason !== 'adverse' && reason !== 'favourable') {
    const row = rowOf(grounds, feature)
    return row < 0 ? 0 : (grounds.weights[row + learntGrounds.indexOf(reason)] ?? 0)
  }
  const pair = rowOf(evaluation, feature)
  if (pair < 0) return 0
  const adverse = evaluation.weights[pair] ?? 0
  const favourable = evaluation.weights[pair + 1] ?? 0
  return reason === 'adverse' ? adverse - Math.max(0, favourable) : favourable - Math.max(0, adverse)
}

/** The heaviest runs of neighbouring tokens that all weigh something, the heaviest first. */
function stretches(weights: Float64Array): readonly { from: number; to: number }[] {
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const found: { from: number; to: number; weight: number }[] = []
  // The first and the last token are the text's ends.
  for (let from = 1; from < weights.length - 1; from++) {
    let to = from
    let weight = 0
    while (to < weights.length - 1 && (weights[to] ?? 0) > heaviest / 3) {
      weight += weights[to] ?? 0
      to++
    }
    if (to > from) found.push({ from, to, weight })
    from = to
  }
  return found.sort((a, b) => b.weight - a.weight).slice(0, mostWords)
}

function wordAt(model: CommentModel, text: string, from: number, to: number, reason: Reason): WeighedWord {
  const { folded, tokens } = model.scratch
  const begin = folded.starts[tokens.from[from] ?? 0] ?? 0
  const next = tokens.from[to] ?? folded.length
  const last = folded.starts[next - 1] ?? begin
  let end = next
  while (end < folded.length && (folded.starts[end] ?? 0) <= last) end++
  const finish = end < folded.length ? (folded.starts[end] ?? text.length) : text.length
  return { text: text.slice(begin, finish), from: begin, to: finish, for: reason }
}
