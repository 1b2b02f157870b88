import { writePackedFile } from '#shared/rules/normalise/packed-file.ts'
import type { NormaliseTables } from '#shared/rules/normalise/tables.ts'
import { type Curve, learntGrounds } from '#shared/rules/reviews/model.ts'
import { fitCurve } from './curve.ts'
import type { Example } from './examples.ts'
import { descend, type Linear, newLinear, scoresOf, sigmoid, softmax } from './linear.ts'
import { obfuscate, obfuscationNames } from './obfuscate.ts'
import { type Random, seeded, shuffle } from './random.ts'
import { featureReader } from './reader.ts'

const evaluationBits = 20
const groundBits = 18
const rounds = 5
const obfuscatedShare = 0.4
const mixed = 2
/** At most this share of a room's chatter may be called adverse on the part that calibrates. */
const chatterCalledAdverse = 0.013
const evaluations = ['adverse', 'favourable', 'none'] as const

type Read = { readonly example: Example; readonly hashes: Int32Array }
type Tell = (line: string) => void

/** Learns everything and packs it. */
export function trainModel(
  examples: readonly Example[],
  tables: NormaliseTables,
  seed: number,
  tell: Tell,
): Uint8Array {
  const read = featureReader(tables)
  const all = examples.map((example): Read => ({ example, hashes: read(example.text) }))
  const learn = all.filter(({ example }) => example.part === 'learn')
  const calibrate = all.filter(({ example }) => example.part === 'calibrate')
  const random = seeded(seed)
  const evaluation = learnEvaluation(learn, read, random, tell)
  const grounds = learnGrounds(learn, read, random, tell)
  const pairs = againstNone(evaluation)
  const evaluationScale = scaleOf(pairs)
  const groundScale = scaleOf(grounds.weights)
  const scored = calibrate
    .filter(({ example }) => example.evaluation !== null)
    .map(({ example, hashes }) => ({ example, ...evaluationScores(evaluation, hashes) }))
  const adverseCurve = fitCurve(
    scored.map(({ example, adverse }) => ({ score: adverse, is: example.evaluation === 'adverse' })),
  )
  const chatter = scored.filter(({ example }) => example.evaluation === 'none').map(({ adverse }) => adverse)
  const facts = {
    seed,
    evaluationBits,
    groundBits,
    evaluationScale,
    groundScale,
    evaluationBias: [bias(evaluation, 0) - bias(evaluation, 2), bias(evaluation, 1) - bias(evaluation, 2)],
    groundBias: [...grounds.bias],
    mixed,
    adverseCurve,
    favourableCurve: fitCurve(
      scored.map(({ example, favourable }) => ({
        score: favourable,
        is: example.evaluation === 'favourable',
      })),
    ),
    groundCurves: learntGrounds.map((ground, at): Curve => {
      if (!learn.some(({ example }) => example.grounds[ground] === true)) return never
      const known = calibrate.filter(({ example }) => example.grounds[ground] !== undefined)
      if (known.length < 100) return logistic
      return fitCurve(
        known.map(({ example, hashes }) => ({
          score: scoresOf(grounds, shifted(hashes, groundBits))[at] ?? 0,
          is: example.grounds[ground] === true,
        })),
      )
    }),
    threshold: thresholdFor(adverseCurve, chatter),
  }
  return writePackedFile('reviews', facts, {
    evaluation: quantised(pairs, evaluationScale),
    grounds: quantised(grounds.weights, groundScale),
  })
}

const logistic: Curve = [-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6].map((score) => [score, sigmoid(score)])

/** For a ground of which there is no example. */
const never: Curve = [
  [0, 0],
  [1, 0],
]

function bias(linear: Linear, one: number): number {
  return linear.bias[one] ?? 0
}

function shifted(hashes: Int32Array, bits: number): Int32Array {
  return hashes.map((hash) => hash >>> (32 - bits))
}

function learnEvaluation(
  learn: readonly Read[],
  read: (text: string) => Int32Array,
  random: Random,
  tell: Tell,
): Linear {
  const linear = newLinear(evaluationBits, 3)
  const known = learn.filter(({ example }) => example.evaluation !== null)
  const order = Int32Array.from(known.keys())
  for (let round = 1; round <= rounds; round++) {
    shuffle(order, random)
    let loss = 0
    for (const at of order) {
      const one = known[at]
      if (one === undefined || one.example.evaluation === null) continue
      const is = evaluations.indexOf(one.example.evaluation)
      const hashes =
        random.next() < obfuscatedShare
          ? [one.hashes, read(obfuscate(one.example.text, random.pick(obfuscationNames), random))]
          : [one.hashes]
      for (const each of hashes) {
        const features = shifted(each, evaluationBits)
        const probabilities = softmax(scoresOf(linear, features))
        loss -= Math.log((probabilities[is] ?? 0) + 1e-12)
        descend(
          linear,
          features,
          probabilities.map((value, index) => value - (index === is ? 1 : 0)),
        )
      }
    }
    tell(`evaluation, round ${round}: loss ${(loss / order.length).toFixed(4)}`)
  }
  return linear
}

function learnGrounds(
  learn: readonly Read[],
  read: (text: string) => Int32Array,
  random: Random,
  tell: Tell,
): Linear {
  const linear = newLinear(groundBits, learntGrounds.length)
  const known = learn.filter(({ example }) => Object.keys(example.grounds).length > 0)
  const order = Int32Array.from(known.keys())
  for (let round = 1; round <= rounds; round++) {
    shuffle(order, random)
    let loss = 0
    for (const at of order) {
      const one = known[at]
      if (one === undefined) continue
      const text =
        random.next() < obfuscatedShare
          ? obfuscate(one.example.text, random.pick(obfuscationNames), random)
          : undefined
      const features = shifted(text === undefined ? one.hashes : read(text), groundBits)
      const scores = scoresOf(linear, features)
      const gradient = scores.map((score, ground) => {
        const is = one.example.grounds[learntGrounds[ground] ?? 'insult']
        if (is === undefined) return 0
        const probability = sigmoid(score)
        loss -= Math.log((is ? probability : 1 - probability) + 1e-12)
        return probability - (is ? 1 : 0)
      })
      descend(linear, features, gradient)
    }
    tell(`grounds, round ${round}: loss ${(loss / order.length).toFixed(4)}`)
  }
  return linear
}

/** Two weights a feature, adverse and favourable, each less the weight of none. */
function againstNone({ weights }: Linear): Float32Array {
  const pairs = new Float32Array((weights.length / 3) * 2)
  for (let feature = 0; feature < weights.length / 3; feature++) {
    const none = weights[feature * 3 + 2] ?? 0
    pairs[feature * 2] = (weights[feature * 3] ?? 0) - none
    pairs[feature * 2 + 1] = (weights[feature * 3 + 1] ?? 0) - none
  }
  return pairs
}

/** What one step is worth: the few heaviest weights are cut off, so that the many keep their difference. */
function scaleOf(weights: Float32Array): number {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  return (sizes[Math.floor(sizes.length * 0.9999)] ?? 127) / 127
}

function quantised(weights: Float32Array, scale: number): Int8Array {
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
}

function evaluationScores(linear: Linear, hashes: Int32Array): { adverse: number; favourable: number } {
  const [adverse = 0, favourable = 0, none = 0] = scoresOf(linear, shifted(hashes, evaluationBits))
  return {
    adverse: adverse - none - Math.max(0, favourable - none - mixed),
    favourable: favourable - none - Math.max(0, adverse - none),
  }
}

/** The probability at which the wanted share of chatter lies above. */
function thresholdFor(curve: Curve, chatter: readonly number[]): number {
  const sorted = [...chatter].sort((a, b) => b - a)
  const score = sorted[Math.floor(sorted.length * chatterCalledAdverse)] ?? 0
  const above = curve.find(([at]) => at >= score)
  return above?.[1] ?? 0.5
}
