import { emptyRoot, type Hash, nodeHash, pathIn, splitPoint } from '../ledger/rfc6962.ts'

/** The RFC 6962 root over a batch's leaf hashes, `from` to `to`. */
export function rootOf(leaves: readonly Hash[], from = 0, to = leaves.length): Hash {
  if (to - from <= 1) return leaves[from] ?? emptyRoot
  const middle = from + splitPoint(to - from)
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to))
}

/** The hashes that lead from one leaf to the root, lowest first (RFC 6962 section 2.1.1, PATH). */
export function pathOf(leaves: readonly Hash[], index: number): Hash[] {
  return pathIn(leaves.length, index, (from, to) => rootOf(leaves, from, to))
}
