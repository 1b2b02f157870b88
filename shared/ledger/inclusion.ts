/** The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2); it shares nothing with the code that makes proofs. */
import type { Primitives } from './log-source.ts'

/** Undefined where the proof is not as long as a proof of this leaf in a tree of this size must be. */
export function rootFromPath(
  leaf: Uint8Array,
  {
    index,
    size,
    path,
  }: { readonly index: number; readonly size: number; readonly path: readonly Uint8Array[] },
  { sha256 }: Pick<Primitives, 'sha256'>,
): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash, sha256)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = node(hash, sibling, sha256)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? hash : undefined
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function node(left: Uint8Array, right: Uint8Array, sha256: Primitives['sha256']): Uint8Array {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return sha256(bytes)
}
