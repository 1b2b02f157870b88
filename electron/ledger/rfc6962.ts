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

/** Root of the tree without leaves (RFC 6962: the hash of nothing). */
export const emptyRoot: Hash = sha256('')
