/**
 * Weights by feature, as the model ships them: a table of buckets, each of a few places. The upper bits of a feature's
 * hash choose the bucket, the lower ones are the tag by which it is known there. A feature that training never saw is
 * not found, and weighs nothing; without tags it would be given some other feature's weights, and there are always
 * more unseen features in a comment than seen ones.
 */

/** Places of a bucket. */
export const places = 4

export type WeightTable = {
  /** Bits of the hash that choose the bucket. */
  readonly bits: number
  /** One tag for each place, 0 where it is empty. */
  readonly tags: Uint16Array
  /** `width` weights for each place. */
  readonly weights: Int8Array
  readonly width: number
}

/** Where the feature's weights begin in `weights`, or -1 for one that is not known. */
export function rowOf({ bits, tags, width }: WeightTable, hash: number): number {
  const tag = tagOf(hash)
  const first = bucketOf(hash, bits) * places
  for (let place = first; place < first + places; place++) if (tags[place] === tag) return place * width
  return -1
}

export function bucketOf(hash: number, bits: number): number {
  return hash >>> (32 - bits)
}

export function tagOf(hash: number): number {
  return hash & 0xffff || 1
}
