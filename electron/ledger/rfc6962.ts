import { sha256 } from './sha256.ts'

/** Hashes of the tree, as RFC 6962 section 2.1 has them: leaves and nodes are hashed under different first bytes. */
export type Hash = Buffer

export function leafHash(leaf: string): Hash {
  return sha256(`\0${leaf}`)
}

const node = Buffer.alloc(65, 1)

export function nodeHash(left: Hash, right: Hash): Hash {
  // One buffer for all nodes: it is read before the next call can write to it.
  left.copy(node, 1)
  right.copy(node, 33)
  return sha256(node)
}

/** The largest power of two smaller than `count`: where a tree of so many leaves divides (k in section 2.1). */
export function splitPoint(count: number): number {
  return 2 ** (31 - Math.clz32(count - 1))
}

/**
 * The hashes that lead from leaf `index` to the root of a tree of `size` leaves, lowest first (section 2.1.1, PATH).
 * @param subtree the hash over the leaves from the first index to before the second
 */
export function pathIn(size: number, index: number, subtree: (from: number, to: number) => Hash): Hash[] {
  const path: Hash[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    const isLeft = index < middle
    path.push(isLeft ? subtree(middle, to) : subtree(from, middle))
    if (isLeft) to = middle
    else from = middle
  }
  return path.reverse()
}

/** Root of the tree without leaves (RFC 6962: the hash of nothing). */
export const emptyRoot: Hash = sha256('')
