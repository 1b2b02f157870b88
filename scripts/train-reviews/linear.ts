/**
 * Linear models over known features, learnt by stochastic gradient descent with a step for each weight (AdaGrad).
 * Long runs of tokens learn slowly: they would take from the short ones what these could tell about comments of
 * another kind.
 */
import type { Random } from './random.ts'
import type { Known, Vocabulary } from './vocabulary.ts'

export type Linear = {
  readonly classes: number
  /** Features from this number on are long runs. */
  readonly firstLong: number
  /** One row of `classes` weights for each feature. */
  readonly weights: Float32Array
  readonly bias: Float32Array
  readonly sums: Float32Array
}

const shortRate = 0.5
const longRate = 0.1
const biasRate = 0.01
const firstSum = 0.1
/** A slope below this changes nothing that survives rounding. */
const settled = 1e-5

export function newLinear({ hashes, firstLong }: Vocabulary, classes: number): Linear {
  return {
    classes,
    firstLong,
    weights: new Float32Array(classes * hashes.length),
    bias: new Float32Array(classes),
    sums: new Float32Array(classes * hashes.length).fill(firstSum),
  }
}

/** Scores of all classes: the sum of the features' weights over the square root of their number, and the bias. */
export function scoresOf({ classes, weights, bias }: Linear, { features, share }: Known): Float64Array {
  const scores = new Float64Array(classes)
  for (const feature of features) {
    const row = feature * classes
    for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) + (weights[row + one] ?? 0)
  }
  for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) * share + (bias[one] ?? 0)
  return scores
}

/** One step against the gradient of the loss by each class's score. */
export function descend(linear: Linear, { features, share }: Known, gradient: Float64Array): void {
  const { classes, firstLong, weights, bias, sums } = linear
  for (let one = 0; one < classes; one++) {
    const slope = (gradient[one] ?? 0) * share
    if (Math.abs(slope) < settled) continue
    for (const feature of features) {
      const at = feature * classes + one
      const sum = (sums[at] ?? 0) + slope * slope
      sums[at] = sum
      weights[at] =
        (weights[at] ?? 0) - ((feature < firstLong ? shortRate : longRate) * slope) / Math.sqrt(sum)
    }
    bias[one] = (bias[one] ?? 0) - biasRate * (gradient[one] ?? 0)
  }
}

/**
 * A comment with some of its features left out by chance and the others worth as much more. Whoever learns so cannot
 * lean on the one word that tells a long review, and finds the second and third that a short comment may hold instead.
 */
export function thinned({ features, share }: Known, kept: number, random: Random): Known {
  return { features: features.filter(() => random.next() < kept), share: share / kept }
}

/** The mean of several states of one learning: where it wanders in the end, the middle is steadier than any place. */
export class MeanOf {
  private readonly weights: Float32Array
  private readonly bias: Float32Array
  private count = 0

  constructor({ weights, bias }: Linear) {
    this.weights = new Float32Array(weights.length)
    this.bias = new Float32Array(bias.length)
  }

  add({ weights, bias }: Linear): void {
    this.count++
    for (const [at, weight] of weights.entries()) this.weights[at] = (this.weights[at] ?? 0) + weight
    for (const [at, weight] of bias.entries()) this.bias[at] = (this.bias[at] ?? 0) + weight
  }

  of(linear: Linear): Linear {
    const mean = (sum: number): number => sum / this.count
    return { ...linear, weights: this.weights.map(mean), bias: this.bias.map(mean) }
  }
}

export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}
