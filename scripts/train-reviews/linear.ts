/**
 * Linear models over hashed features, learnt by stochastic gradient descent with a step for each weight (AdaGrad).
 * The lower half of a table holds short runs, the upper half long ones, which learn slowly: they would take from the
 * short ones what these could tell about comments of another kind.
 */

export type Linear = {
  readonly classes: number
  readonly features: number
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

export function newLinear(bits: number, classes: number): Linear {
  return {
    classes,
    features: 1 << bits,
    weights: new Float32Array(classes << bits),
    bias: new Float32Array(classes),
    sums: new Float32Array(classes << bits).fill(firstSum),
  }
}

/** Scores of all classes: the sum of the features' weights over the square root of their number, and the bias. */
export function scoresOf({ classes, weights, bias }: Linear, features: Int32Array): Float64Array {
  const scores = new Float64Array(classes)
  for (const feature of features) {
    const row = feature * classes
    for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) + (weights[row + one] ?? 0)
  }
  const share = features.length === 0 ? 0 : 1 / Math.sqrt(features.length)
  for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) * share + (bias[one] ?? 0)
  return scores
}

/** One step against the gradient of the loss by each class's score. */
export function descend(linear: Linear, features: Int32Array, gradient: Float64Array): void {
  const { classes, weights, bias, sums } = linear
  const half = linear.features / 2
  const share = features.length === 0 ? 0 : 1 / Math.sqrt(features.length)
  for (let one = 0; one < classes; one++) {
    const slope = (gradient[one] ?? 0) * share
    if (Math.abs(slope) < settled) continue
    for (const feature of features) {
      const at = feature * classes + one
      const sum = (sums[at] ?? 0) + slope * slope
      sums[at] = sum
      weights[at] = (weights[at] ?? 0) - ((feature < half ? shortRate : longRate) * slope) / Math.sqrt(sum)
    }
    bias[one] = (bias[one] ?? 0) - biasRate * (gradient[one] ?? 0)
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

/** The places in a table of `2 ** bits` rows that hashes choose: their highest bits. */
export function placesOf(hashes: Int32Array, bits: number): Int32Array {
  return hashes.map((hash) => hash >>> (32 - bits))
}
