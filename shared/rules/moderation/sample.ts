/**
 * A random sample that anybody can draw again: which comments are in it follows from a seed that nobody could choose
 * (the root of a checkpoint, say), so that it can be checked that none was left out.
 */

/** @param hash lower-case hex SHA-256 of a text's UTF-8 bytes */
export function drawSample(
  { of, wanted, seed }: { readonly of: number; readonly wanted: number; readonly seed: string },
  hash: (text: string) => string,
): readonly number[] {
  const drawn = new Set<number>()
  const next = uniform(seed, hash)
  // Floyd's way: each set of that size is as likely as any other, and nothing is drawn in vain.
  for (let last = Math.max(0, of - wanted); last < of; last += 1) {
    const index = next(last + 1)
    drawn.add(drawn.has(index) ? last : index)
  }
  return [...drawn].sort((a, b) => a - b)
}

const bits = 48

/** Numbers below a bound, each as likely: 48 bits of SHA-256(`<seed>\n<counter>`), drawn again where they would favour some. */
function uniform(seed: string, hash: (text: string) => string): (below: number) => number {
  let counter = 0
  return (below) => {
    const fair = 2 ** bits - (2 ** bits % below)
    for (;;) {
      const value = Number.parseInt(hash(`${seed}\n${counter}`).slice(0, bits / 4), 16)
      counter += 1
      if (value < fair) return value % below
    }
  }
}
