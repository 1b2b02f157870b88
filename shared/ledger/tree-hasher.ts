import type { Primitives } from './log-source.ts'

type Subtree = { readonly height: number; readonly hash: Uint8Array }

/** Told of the root of every full tile: node `n` at height `8 * level`, which is hash `n` of tile level `level`. */
export type OnTileHash = (level: number, n: number, hash: Uint8Array) => void

/**
 * The tree of RFC 6962 over a stream of leaves, for the verifier: a stack of perfect subtrees, merged like the carries of
 * a binary counter. It shares nothing with the code that writes the log, so that one mistake cannot hide in both.
 */
export class TreeHasher {
  readonly #sha256: Primitives['sha256']
  readonly #stack: Subtree[] = []
  readonly #onTileHash: OnTileHash
  /** Where the two halves of a node are put together; the hash is taken before the next one needs it. */
  readonly #node = Uint8Array.of(1, ...new Uint8Array(64))
  #size = 0

  constructor({ sha256 }: Pick<Primitives, 'sha256'>, onTileHash: OnTileHash) {
    this.#sha256 = sha256
    this.#onTileHash = onTileHash
  }

  get size(): number {
    return this.#size
  }

  leafHash(leaf: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(leaf.length + 1)
    bytes.set(leaf, 1)
    return this.#sha256(bytes)
  }

  add(leafHash: Uint8Array): void {
    this.#size += 1
    let hash = leafHash
    let height = 0
    for (let carry = this.#size; carry % 2 === 0; carry /= 2) {
      const left = this.#stack.pop()
      if (left === undefined) throw new RangeError('the stack has a subtree for each bit of the size')
      hash = this.#nodeHash(left.hash, hash)
      height += 1
      if (height % 8 === 0) this.#onTileHash(height / 8, carry / 2 - 1, hash)
    }
    this.#stack.push({ height, hash })
  }

  /** Root of the tree over the leaves added so far. */
  root(): Uint8Array {
    let root: Uint8Array | undefined
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const { hash } = this.#stack[index] as Subtree
      root = root === undefined ? hash : this.#nodeHash(hash, root)
    }
    return root ?? this.#sha256(new Uint8Array())
  }

  #nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#node.set(left, 1)
    this.#node.set(right, 33)
    return this.#sha256(this.#node)
  }
}
