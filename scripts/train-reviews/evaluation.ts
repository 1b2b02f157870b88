import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import { anyClause } from './clauses.ts'
import type { Example, Read, Workshop } from './examples.ts'
import { descend, type Linear, MeanOf, newLinear, scoresOf, softmax, thinned } from './linear.ts'
import { anyObfuscation, obfuscate } from './obfuscate.ts'
import { type Random, shuffle } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

export const evaluations = ['adverse', 'favourable', 'none'] as const

/** How learning goes. */
const schedule = {
  rounds: 11,
  /** The rounds from here on count: their mean is what is kept. */
  meanFrom: 6,
  /** This share of a comment's features is seen in a turn. */
  kept: 0.3,
  composedPerRound: 3_000,
  /** What a comment under a video counts for: the one threshold has to be right for the few that look most adverse. */
  chatterWeight: 4,
}
const composedShares = [0.4, 0.22, 0.38]
/** So many are seen obfuscated as well: our own more often, because a short comment has less to be known by. */
const obfuscatedShare = { given: 0.3, own: 0.6 }
/** Our own now and then about other goods. */
const swappedShare = 0.2
/** Offensive speech is mostly no evaluation of goods, but nobody has looked. */
const offensiveWeight = 0.5
/** Few reviews are as short as a comment in a room: a short complaint counts for more. */
const shortAdverse = { upTo: 20, weight: 3 }
/** Now and then a clause of a long review is learnt as well: more often than not it has the review's answer. */
const clauseShare = 0.4

/** Learns the three answers: adverse, favourable, none. */
export function learnEvaluation(learn: readonly Read[], vocabulary: Vocabulary, workshop: Workshop): Linear {
  const { read, composer, random, tell } = workshop
  const linear = newLinear(vocabulary, evaluations.length)
  const lessons = learn.filter(({ example }) => example.evaluation !== null)
  const order = Int32Array.from(lessons.keys())
  const step = (hashes: Int32Array, is: Evaluation, weight: number): number => {
    const known = thinned(vocabulary.know(hashes), schedule.kept, random)
    const probabilities = softmax(scoresOf(linear, known))
    const right = evaluations.indexOf(is)
    descend(
      linear,
      known,
      probabilities.map((value, one) => weight * (value - (one === right ? 1 : 0))),
    )
    return -Math.log((probabilities[right] ?? 0) + 1e-12)
  }
  const mean = new MeanOf(linear)
  for (let round = 1; round <= schedule.rounds; round++) {
    shuffle(order, random)
    let loss = 0
    for (const [turn, at] of order.entries()) {
      const one = lessons[at]
      if (one === undefined || one.example.evaluation === null) continue
      const { evaluation, text, source } = one.example
      const weight = weightOf(one.example)
      for (const hashes of variants(one, workshop)) loss += step(hashes, evaluation, weight)
      const part = source === 'reviews' && random.next() < clauseShare ? anyClause(text, random) : null
      if (part !== null) step(read(part), evaluation, 1)
      if (turn % Math.ceil(order.length / schedule.composedPerRound) === 0) {
        const is = anyEvaluation(random)
        const text = composer.compose(is, random)
        const obfuscated = random.next() < obfuscatedShare.own
        step(read(obfuscated ? obfuscate(text, anyObfuscation(random), random) : text), is, 1)
      }
    }
    if (round >= schedule.meanFrom) mean.add(linear)
    tell(`evaluation, round ${round}: loss ${(loss / order.length).toFixed(4)}`)
  }
  return mean.of(linear)
}

function weightOf({ source, evaluation, text }: Example): number {
  if (source === 'offensive') return offensiveWeight
  if (source === 'danmaku' || source === 'stream') return schedule.chatterWeight
  const short = source === 'reviews' && evaluation === 'adverse' && text.length <= shortAdverse.upTo
  return short ? shortAdverse.weight : 1
}

/** What is learnt from an example in one turn: its text, and now and then the text obfuscated. */
function variants({ example, hashes }: Read, { read, composer, random }: Workshop): readonly Int32Array[] {
  const own = example.source === 'own'
  const swapped = own && random.next() < swappedShare
  const text = swapped ? composer.swapGoods(example.text, random) : example.text
  const plain = swapped ? read(text) : hashes
  if (random.next() >= obfuscatedShare[own ? 'own' : 'given']) return [plain]
  return [plain, read(obfuscate(text, anyObfuscation(random), random))]
}

export function anyEvaluation(random: Random): Evaluation {
  const [adverse = 0, favourable = 0] = composedShares
  const at = random.next()
  return at < adverse ? 'adverse' : at < adverse + favourable ? 'favourable' : 'none'
}
