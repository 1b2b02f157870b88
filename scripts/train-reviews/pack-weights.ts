import { bucketOf, places, tagOf } from '#shared/rules/reviews/weights.ts'

export type PackedWeights = {
  readonly scale: number
  readonly tags: Uint16Array
  readonly weights: Int8Array
}

/**
 * Packs weights into a table of `2 ** bits` buckets. Where a bucket is full the lightest features are left out; among
 * equals the lower hash stays, so that the same weights give the same bytes.
 */
export function packWeights(
  hashes: Uint32Array,
  weights: Float32Array,
  width: number,
  bits: number,
): PackedWeights {
  const heft = Float32Array.from(hashes, (_, feature) => heaviest(weights, feature * width, width))
  const order = Int32Array.from(hashes.keys()).sort((a, b) => (heft[b] ?? 0) - (heft[a] ?? 0) || a - b)
  const scale = scaleOf(heft)
  const tags = new Uint16Array(places << bits)
  const packed = new Int8Array(width * (places << bits))
  for (const feature of order) {
    if ((heft[feature] ?? 0) < scale / 2) break
    const hash = hashes[feature] ?? 0
    const place = freePlace(tags, bucketOf(hash, bits) * places, tagOf(hash))
    if (place < 0) continue
    tags[place] = tagOf(hash)
    for (let one = 0; one < width; one++) {
      const steps = Math.round((weights[feature * width + one] ?? 0) / scale)
      packed[place * width + one] = Math.max(-127, Math.min(127, steps))
    }
  }
  return { scale, tags, weights: packed }
}

/** The first empty place of the bucket; none where it is full or another feature has the same tag. */
function freePlace(tags: Uint16Array, first: number, tag: number): number {
  for (let place = first; place < first + places; place++) {
    if (tags[place] === 0) return place
    if (tags[place] === tag) return -1
  }
  return -1
}

function heaviest(weights: Float32Array, from: number, width: number): number {
  let most = 0
  for (let at = from; at < from + width; at++) most = Math.max(most, Math.abs(weights[at] ?? 0))
  return most
}

/** What one step is worth: the few heaviest weights are cut off, so that the many keep their difference. */
function scaleOf(heft: Float32Array): number {
  const sorted = heft.filter((one) => one > 0).sort()
  return (sorted[Math.floor(sorted.length * 0.9999)] ?? 127) / 127
}
