import { emptyRoot, type Hash, nodeHash } from './rfc6962.ts'

/** A finished tile: `hash` is the root of the 256 hashes of tile `n` at tile level `level` (C2SP tlog-tiles). */
export type TileRoot = { readonly level: number; readonly n: number; readonly hash: Hash }

/** Width of a tile: eight levels of the tree. */
export const tileWidth = 256

/**
 * The right edge of the tree: for each tile level the hashes of the tile that is not full yet. It is all that appending
 * and computing the root need; it lives in memory, and after a rollback it is loaded again from what is on disk.
 */
export class Frontier {
  #size: number
  readonly #levels: Hash[][]

  /** `levels[l]` are the hashes of the partial tile at tile level l, left to right, each list shorter than 256. */
  constructor(size: number, levels: Hash[][]) {
    this.#size = size
    this.#levels = levels
  }

  get size(): number {
    return this.#size
  }

  /** Takes the next leaf in and returns the roots of the tiles that it fills, lowest first. */
  append(leaf: Hash): TileRoot[] {
    this.#size += 1
    const filled: TileRoot[] = []
    let carried = leaf
    for (let level = 0; ; level += 1) {
      const tile = this.#levels[level] ?? []
      this.#levels[level] = tile
      tile.push(carried)
      if (tile.length < tileWidth) return filled
      carried = perfectRoot(tile)
      const countAbove = Math.floor(this.#size / tileWidth ** (level + 1))
      filled.push({ level, n: countAbove - 1, hash: carried })
      tile.length = 0
    }
  }

  root(): Hash {
    const [rightmost, ...others] = this.#levels.flatMap(perfectSubtrees)
    if (rightmost === undefined) return emptyRoot
    return others.reduce((root, left) => nodeHash(left, root), rightmost)
  }
}

/** The roots of the perfect subtrees that a partial tile falls into, from right (smallest) to left. */
function perfectSubtrees(tile: readonly Hash[]): Hash[] {
  const roots: Hash[] = []
  let from = 0
  for (let width = tileWidth / 2; width >= 1; width /= 2) {
    if ((tile.length & width) === 0) continue
    roots.unshift(perfectRoot(tile.slice(from, from + width)))
    from += width
  }
  return roots
}

function perfectRoot(hashes: readonly Hash[]): Hash {
  let row = hashes
  while (row.length > 1) {
    const above: Hash[] = []
    for (let index = 0; index + 1 < row.length; index += 2) {
      above.push(nodeHash(row[index] as Hash, row[index + 1] as Hash))
    }
    row = above
  }
  return row[0] as Hash
}
