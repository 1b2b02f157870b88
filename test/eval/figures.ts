import { type Classification, classify } from '#shared/rules/reviews/classify.ts'
import type { CommentModel, LearntGround } from '#shared/rules/reviews/model.ts'
import type { Sample } from './sets.ts'

export type Judged = Sample & { readonly seen: Classification }

export function judge(model: CommentModel, samples: readonly Sample[]): readonly Judged[] {
  return samples.map((sample) => ({ ...sample, seen: classify(model, sample.text) }))
}

/** A share with its count and its 95 % interval (Wilson). */
export type Share = {
  readonly share: number
  readonly count: number
  readonly low: number
  readonly high: number
}

export function shareOf<T>(of: readonly T[], holds: (one: T) => boolean): Share {
  const count = of.length
  const share = count === 0 ? Number.NaN : of.filter(holds).length / count
  const z = 1.96
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const half =
    (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { share, count, low: middle - half, high: middle + half }
}

export function calledAdverse(judged: readonly Judged[]): Share {
  return shareOf(judged, ({ seen }) => seen.evaluation === 'adverse')
}

/** Expected calibration error: how far, on average over ten equal bins, the stated probability is from what happened. */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, was: 0, count: 0 }))
  for (const { is, seen } of judged) {
    const bin = bins[Math.min(9, Math.floor(seen.adverse * 10))]
    if (bin === undefined) continue
    bin.said += seen.adverse
    bin.was += is === 'adverse' ? 1 : 0
    bin.count++
  }
  return bins.reduce((sum, { said, was }) => sum + Math.abs(said - was), 0) / judged.length
}

/** Right answers at even odds among the samples of which the ground is known. */
export function groundAccuracy(judged: readonly Judged[], ground: LearntGround): Share {
  const known = judged.filter(({ grounds }) => grounds[ground] !== undefined)
  return shareOf(known, ({ grounds, seen }) => seen.grounds[ground] >= 0.5 === grounds[ground])
}
