import { emptyRoot, type Hash, nodeHash } from '../ledger/rfc6962.ts'

/** The RFC 6962 root over a batch's leaf hashes, `from` to `to`. */
export function rootOf(leaves: readonly Hash[], from = 0, to = leaves.length): Hash {
  if (to - from <= 1) return leaves[from] ?? emptyRoot
  const middle = from + splitPoint(to - from)
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to))
}

/** The hashes that lead from one leaf to the root, lowest first (RFC 6962 section 2.1.1, PATH). */
export function pathOf(leaves: readonly Hash[], index: number): Hash[] {
  const path: Hash[] = []
  let from = 0
  let to = leaves.length
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    const isLeft = index < middle
    path.push(isLeft ? rootOf(leaves, middle, to) : rootOf(leaves, from, middle))
    if (isLeft) to = middle
    else from = middle
  }
  return path.reverse()
}

/** The largest power of two smaller than `count`. */
function splitPoint(count: number): number {
  return 2 ** (31 - Math.clz32(count - 1))
}
