import { writePackedFile } from '#shared/rules/normalise/packed-file.ts'
import {
  type Curve,
  type LearntGround,
  learntGrounds,
  modelKind,
  probabilityAt,
} from '#shared/rules/reviews/model.ts'
import { type EvaluationScores, evaluationScores } from '#shared/rules/reviews/scores.ts'
import { fitCurve } from './curve.ts'
import { anyEvaluation, evaluations, learnEvaluation } from './evaluation.ts'
import type { Example, Read, Workshop } from './examples.ts'
import { learnGrounds } from './grounds.ts'
import { type Linear, scoresOf, sigmoid } from './linear.ts'
import { packWeights } from './pack-weights.ts'
import { type Known, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** Bits of the number of buckets. */
const evaluationBits = 18
const groundBits = 15
/** A feature must stand in so many comments to be learnt. */
const leastComments = 2
const composedForVocabulary = 60_000
/** From where on praise outweighs: one with a complaint in it is a complaint, and a short one has room for none. */
const mixed = { from: 0.5, perRoot: 0.08 }
/** At most this share of a room's chatter may be called adverse on the part that calibrates. */
const chatterCalledAdverse = 0.0174

/** Learns everything and packs it. */
export function trainModel(examples: readonly Example[], seed: number, workshop: Workshop): Uint8Array {
  const all = examples.map((example): Read => ({ example, hashes: workshop.read(example.text) }))
  const learn = all.filter(({ example }) => example.part === 'learn')
  const calibrate = all.filter(({ example }) => example.part === 'calibrate')
  const vocabulary = vocabularyOf(met(learn, workshop), leastComments)
  workshop.tell(`${vocabulary.hashes.length} features stand in ${leastComments} comments or more`)
  const evaluation = learnEvaluation(learn, vocabulary, workshop)
  const grounds = learnGrounds(learn, vocabulary, workshop)
  const packed = packWeights(vocabulary.hashes, againstNone(evaluation), 2, evaluationBits)
  const packedGrounds = packWeights(vocabulary.hashes, grounds.weights, learntGrounds.length, groundBits)
  const [adverse = 0, favourable = 0, none = 0] = evaluation.bias
  const facts = {
    seed,
    evaluationBits,
    groundBits,
    evaluationScale: packed.scale,
    groundScale: packedGrounds.scale,
    evaluationBias: [adverse - none, favourable - none],
    groundBias: [...grounds.bias],
    mixed,
    ...curvesAndThreshold(evaluation, vocabulary, calibrate),
    groundCurves: learntGrounds.map((ground) => groundCurve(grounds, vocabulary, ground, calibrate)),
  }
  return writePackedFile(modelKind, facts, {
    'evaluation-tags': packed.tags,
    evaluation: packed.weights,
    'grounds-tags': packedGrounds.tags,
    grounds: packedGrounds.weights,
  })
}

/** Everything that teaches what features there are: our own comments twice over, since each of them is meant. */
function* met(learn: readonly Read[], { read, composer, random }: Workshop): Generator<Int32Array> {
  for (const { example, hashes } of learn) {
    yield hashes
    if (example.source === 'own') yield hashes
  }
  for (let count = 0; count < composedForVocabulary; count++) {
    yield read(composer.compose(anyEvaluation(random), random))
  }
}

function curvesAndThreshold(linear: Linear, vocabulary: Vocabulary, calibrate: readonly Read[]): object {
  const answers = calibrate
    .filter(({ example }) => example.evaluation !== null && example.source !== 'offensive')
    .map(({ example, hashes }) => ({
      is: example.evaluation,
      ...scored(linear, vocabulary.know(hashes), hashes.length),
    }))
  const adverseCurve = fitCurve(answers.map(({ is, adverse }) => ({ score: adverse, is: is === 'adverse' })))
  const chatter = answers.filter(({ is }) => is === 'none').map(({ adverse }) => adverse)
  return {
    adverseCurve,
    favourableCurve: fitCurve(
      answers.map(({ is, favourable }) => ({ score: favourable, is: is === 'favourable' })),
    ),
    threshold: thresholdFor(adverseCurve, chatter),
  }
}

function scored(linear: Linear, known: Known, count: number): EvaluationScores {
  const scores = scoresOf(linear, known)
  const [adverse = 0, favourable = 0, none = 0] = evaluations.map((_, at) => scores[at] ?? 0)
  return evaluationScores({ adverse: adverse - none, favourable: favourable - none }, count, mixed)
}

/** The probability that the wanted share of chatter lies above. */
function thresholdFor(curve: Curve, chatter: readonly number[]): number {
  const sorted = [...chatter].sort((a, b) => b - a)
  const score = sorted[Math.floor(sorted.length * chatterCalledAdverse)] ?? 0
  return Math.round(probabilityAt(curve, score) * 1e4) / 1e4
}

/** Only insult has examples of others to be calibrated on; the rest keeps what log loss taught. */
function groundCurve(
  grounds: Linear,
  vocabulary: Vocabulary,
  ground: LearntGround,
  calibrate: readonly Read[],
): Curve {
  if (ground !== 'insult') return logistic
  const at = learntGrounds.indexOf(ground)
  return fitCurve(
    calibrate
      .filter(({ example }) => example.source === 'offensive')
      .map(({ example, hashes }) => ({
        score: scoresOf(grounds, vocabulary.know(hashes))[at] ?? 0,
        is: example.grounds[ground] === true,
      })),
  )
}

const logistic: Curve = [-8, -6, -5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 5, 6, 8].map((score) => [
  score,
  Math.round(sigmoid(score) * 1e4) / 1e4,
])

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
