/** The comment model as it is shipped: whole numbers for weights, and knots that turn a score into a probability. */
import { z } from 'zod'
import { allowed, type Outcome } from '../../model/words.ts'
import { type Folded, newFolded } from '../normalise/folded.ts'
import { readPackedFile } from '../normalise/packed-file.ts'
import { type NormaliseTables, openNormaliseTables } from '../normalise/tables.ts'
import { type Features, newFeatures } from './features.ts'
import { newTokens, soundNumbers, type Tokens } from './tokens.ts'
import type { WeightTable } from './weights.ts'

/** The lawful grounds that a program can see in a text; a rule pack says what each is good for. */
export const seenGrounds = [
  'insult',
  'advertising',
  'personal-data',
  'flooding',
  'sexual',
  'gambling',
  'illegal-goods',
] as const
export type SeenGround = (typeof seenGrounds)[number]

/** Grounds that are learnt; the others follow from rules. */
export const learntGrounds = ['insult', 'advertising', 'sexual', 'gambling', 'illegal-goods'] as const
export type LearntGround = (typeof learntGrounds)[number]

/** The file's kind; another shape of the file has another, so that an older one is refused and not misread. */
export const modelKind = 'reviews-3'

/** Score and probability at each knot, both rising; between two knots a straight line, beyond them the last value. */
export type Curve = readonly (readonly [score: number, probability: number])[]

const CurveFacts = z.array(z.tuple([z.number(), z.number()])).min(2)

/** What the file says about itself. */
const Facts = z.object({
  /** Bits of a feature's hash that choose its bucket. */
  evaluationBits: z.number().int().min(8).max(24),
  groundBits: z.number().int().min(8).max(24),
  /** What one step of a weight is worth. */
  evaluationScale: z.number().positive(),
  groundScale: z.number().positive(),
  evaluationBias: z.tuple([z.number(), z.number()]),
  groundBias: z.array(z.number()),
  mixed: z.object({ from: z.number(), perRoot: z.number() }),
  adverseCurve: CurveFacts,
  favourableCurve: CurveFacts,
  groundCurves: z.array(CurveFacts),
  /** The probability from which on a comment counts as an adverse evaluation. */
  threshold: z.number().min(0).max(1),
})

export type CommentModel = z.infer<typeof Facts> & {
  readonly tables: NormaliseTables
  readonly sounds: Int32Array
  /** Per feature: adverse and favourable, each against no evaluation. */
  readonly evaluation: WeightTable
  /** Per feature: one weight for each learnt ground. */
  readonly grounds: WeightTable
  /** Buffers that are written anew for each comment. */
  readonly scratch: { readonly folded: Folded; readonly tokens: Tokens; readonly features: Features }
}

/**
 * Opens the model from the bytes of `resources/models/normalise.bin` and `resources/models/reviews.bin`; refuses
 * damaged ones. The model is for one thread: it holds the buffers that it works in.
 */
export function openCommentModel(files: {
  readonly normalise: Uint8Array
  readonly reviews: Uint8Array
}): Outcome<CommentModel> {
  const tables = openNormaliseTables(files.normalise)
  if (!tables.ok) return tables
  const file = readPackedFile(files.reviews, modelKind)
  if (!file.ok) return file
  const { facts, section } = file.value
  const known = Facts.parse(facts)
  const table = (name: string, bits: number, width: number): WeightTable => ({
    bits,
    tags: new Uint16Array(section(`${name}-tags`).buffer),
    weights: new Int8Array(section(name).buffer),
    width,
  })
  return allowed({
    ...known,
    tables: tables.value,
    sounds: soundNumbers(tables.value.spelling),
    evaluation: table('evaluation', known.evaluationBits, 2),
    grounds: table('grounds', known.groundBits, learntGrounds.length),
    scratch: { folded: newFolded(), tokens: newTokens(), features: newFeatures() },
  })
}

/** The probability at a score. Only sums, products and quotients: the same in every engine. */
export function probabilityAt(curve: Curve, score: number): number {
  const [first = [0, 0]] = curve
  if (score <= first[0]) return first[1]
  for (let at = 1; at < curve.length; at++) {
    const [left = [0, 0], right = [0, 0]] = [curve[at - 1], curve[at]]
    if (score < right[0]) return left[1] + ((score - left[0]) / (right[0] - left[0])) * (right[1] - left[1])
  }
  return curve.at(-1)?.[1] ?? 0
}
