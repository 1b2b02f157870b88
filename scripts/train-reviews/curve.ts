import type { Curve } from '#shared/rules/reviews/model.ts'

const knots = 24

/**
 * Isotonic regression (pool adjacent violators) of outcomes on scores, thinned to a few knots: how often what scored so
 * high was so indeed. Ends stay off 0 and 1 by a pseudo-count, because no score is ever certain.
 */
export function fitCurve(points: readonly { readonly score: number; readonly is: boolean }[]): Curve {
  const sorted = [...points].sort((a, b) => a.score - b.score)
  const size = Math.max(1, Math.ceil(sorted.length / (knots * 8)))
  type Pool = { score: number; hits: number; count: number }
  const pools: Pool[] = []
  for (let from = 0; from < sorted.length; from += size) {
    const bin = sorted.slice(from, from + size)
    const hits = bin.filter(({ is }) => is).length
    pools.push({ score: mean(bin.map(({ score }) => score)), hits, count: bin.length })
    while (violates(pools.at(-2), pools.at(-1))) {
      const last = pools.pop()
      const before = pools.pop()
      if (last === undefined || before === undefined) break
      const count = before.count + last.count
      const score = (before.score * before.count + last.score * last.count) / count
      pools.push({ score, hits: before.hits + last.hits, count })
    }
  }
  const curve = pools.map(({ score, hits, count }): readonly [number, number] => [
    rounded(score),
    rounded((hits + 0.5) / (count + 1)),
  ])
  return rising(curve)
}

function violates(before: { hits: number; count: number } | undefined, last: typeof before): boolean {
  return before !== undefined && last !== undefined && before.hits / before.count >= last.hits / last.count
}

/** The pseudo-count may turn two neighbours around; scores must rise strictly for a line to be drawn. */
function rising(curve: Curve): Curve {
  const kept: (readonly [number, number])[] = []
  for (const [score, probability] of curve) {
    const [lastScore, lastProbability] = kept.at(-1) ?? [Number.NEGATIVE_INFINITY, 0]
    if (score > lastScore) kept.push([score, Math.max(lastProbability, probability)])
  }
  return kept.length >= 2 ? kept : [...kept, [(kept[0]?.[0] ?? 0) + 1, kept[0]?.[1] ?? 0.5]]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
