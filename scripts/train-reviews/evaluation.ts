import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import type { Composer } from './compose.ts'
import type { Example, Read, Workshop } from './examples.ts'
import { descend, type Linear, newLinear, scoresOf, softmax } from './linear.ts'
import { anyObfuscation, obfuscate } from './obfuscate.ts'
import { type Random, shuffle } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

export const evaluations = ['adverse', 'favourable', 'none'] as const

/** How learning goes. */
const schedule = {
  rounds: 4,
  /** Our own comments are few: each is seen so often in a round, mostly changed in some way. */
  ownRepeats: 3,
  composedPerRound: 36_000,
  /** What a comment under a video counts for: the one threshold has to be right for the few that look most adverse. */
  chatterWeight: 4,
}
const composedShares = [0.4, 0.22, 0.38]
const obfuscatedShare = 0.3
const swappedShare = 0.5
/** Offensive speech is mostly no evaluation of goods, but nobody has looked. */
const offensiveWeight = 0.5

/** Learns the three answers: adverse, favourable, none. */
export function learnEvaluation(learn: readonly Read[], vocabulary: Vocabulary, workshop: Workshop): Linear {
  const { read, composer, random, tell } = workshop
  const linear = newLinear(vocabulary, evaluations.length)
  const lessons = learn.filter(({ example }) => example.evaluation !== null)
  const order = Int32Array.from(
    lessons.flatMap(({ example }, at) =>
      Array<number>(example.source === 'own' ? schedule.ownRepeats : 1).fill(at),
    ),
  )
  const step = (hashes: Int32Array, is: Evaluation, weight: number): number => {
    const known = vocabulary.know(hashes)
    const probabilities = softmax(scoresOf(linear, known))
    const right = evaluations.indexOf(is)
    descend(
      linear,
      known,
      probabilities.map((value, one) => weight * (value - (one === right ? 1 : 0))),
    )
    return -Math.log((probabilities[right] ?? 0) + 1e-12)
  }
  for (let round = 1; round <= schedule.rounds; round++) {
    shuffle(order, random)
    let loss = 0
    for (const [turn, at] of order.entries()) {
      const one = lessons[at]
      if (one === undefined || one.example.evaluation === null) continue
      const weight = weightOf(one.example.source)
      for (const hashes of variants(one, workshop)) loss += step(hashes, one.example.evaluation, weight)
      if (turn % Math.ceil(order.length / schedule.composedPerRound) === 0) {
        const is = anyEvaluation(random)
        step(read(maybeObfuscated(composer.compose(is, random), random)), is, 1)
      }
    }
    tell(`evaluation, round ${round}: loss ${(loss / order.length).toFixed(4)}`)
  }
  return linear
}

function weightOf(source: Example['source']): number {
  if (source === 'offensive') return offensiveWeight
  return source === 'danmaku' || source === 'stream' ? schedule.chatterWeight : 1
}

/** What is learnt from an example in one turn: given texts as they are and now and then obfuscated, our own changed. */
function variants({ example, hashes }: Read, { read, composer, random }: Workshop): readonly Int32Array[] {
  if (example.source === 'own') return [read(changed(example.text, composer, random))]
  if (random.next() >= obfuscatedShare) return [hashes]
  return [hashes, read(obfuscate(example.text, anyObfuscation(random), random))]
}

function changed(text: string, composer: Composer, random: Random): string {
  return maybeObfuscated(random.next() < swappedShare ? composer.swapGoods(text, random) : text, random)
}

function maybeObfuscated(text: string, random: Random): string {
  return random.next() < obfuscatedShare ? obfuscate(text, anyObfuscation(random), random) : text
}

export function anyEvaluation(random: Random): Evaluation {
  const [adverse = 0, favourable = 0] = composedShares
  const at = random.next()
  return at < adverse ? 'adverse' : at < adverse + favourable ? 'favourable' : 'none'
}
