/** Rates of contenders that take turns in short slices, so that whatever else the machine does meets all of them. */

const slices = 60
const warmUpSlices = 10

export type Rates<Name extends string> = { readonly [N in Name]: number } & { readonly slices: number }

/**
 * Runs each contender once a slice, `things` of its work at a time; gives each one's median rate in things a second. The
 * first slices are not counted: code is compiled and files are grown in them.
 */
export async function takingTurns<Name extends string>(
  contenders: { readonly [N in Name]: () => unknown },
  things: number,
): Promise<Rates<Name>> {
  const names = Object.keys(contenders) as Name[]
  const rates = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let slice = 0; slice < warmUpSlices + slices; slice += 1) {
    for (const name of names) {
      const start = performance.now()
      await contenders[name]()
      const rate = (things * 1_000) / (performance.now() - start)
      if (slice >= warmUpSlices) rates.get(name)?.push(rate)
    }
  }
  const medians = Object.fromEntries([...rates].map(([name, all]) => [name, median(all)]))
  return { ...medians, slices } as Rates<Name>
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
