import { hashesAt } from './log.ts'
import { type Hash, nodeHash, pathIn, splitPoint } from './rfc6962.ts'
import type { Reader } from './schema.ts'

/** Entries under one full tile, and the tree levels that it stands for. */
const tileWidth = 256

/**
 * The RFC 6962 inclusion proof (section 2.1.1, PATH) of entry `seq` in the tree over the first `size` entries: sibling
 * hashes from the leaf up. Throws RangeError where the entry is not in that tree.
 */
export function inclusionProof(reader: Reader, seq: number, size: number): Hash[] {
  if (!(seq >= 0 && seq < size)) throw new RangeError(`entry ${seq} is not among the first ${size}`)
  return pathIn(size, seq, (from, to) => subtree(reader, from, to))
}

/** Hash of the subtree over entries `from` to `to`; whole tiles are taken from storage instead of being hashed again. */
function subtree(reader: Reader, from: number, to: number): Hash {
  const level = storedLevel(from, to)
  if (level !== null) {
    const n = from / tileWidth ** level
    const [stored] = hashesAt(reader, level, n, n + 1)
    if (stored === undefined) throw new Error(`the log lacks the hash ${n} at tile level ${level}`)
    return stored
  }
  const middle = from + splitPoint(to - from)
  return nodeHash(subtree(reader, from, middle), subtree(reader, middle, to))
}

/** The tile level at which exactly this range is one stored hash; null where it is none. */
function storedLevel(from: number, to: number): number | null {
  let width = 1
  for (let level = 0; width <= to - from; level++, width *= tileWidth) {
    if (width === to - from) return from % width === 0 ? level : null
  }
  return null
}
