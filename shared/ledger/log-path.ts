/** Entries in a full bundle, hashes in a full tile. */
export const bundleWidth = 256

/**
 * Path of tile or bundle `n` of `width` hashes or entries under `folder` (C2SP tlog-tiles, "Parameters" and "Merkle Tree"):
 * three digits an element, all but the last behind an x, and the width where it is not full.
 */
export function bundlePath(folder: string, n: number, width: number): string {
  const digits = String(n)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const elements = padded.match(/\d{3}/g) ?? []
  const number = elements.map((element, index) => (index < elements.length - 1 ? `x${element}` : element))
  const partial = width < bundleWidth ? [`${number.pop()}.p`, String(width)] : []
  return [folder, ...number, ...partial].join('/')
}

export type BundlePath = { readonly folder: string; readonly n: number; readonly width: number }

/** Reads `bundlePath` back; undefined where the path is no such path. */
export function parseBundlePath(path: string): BundlePath | undefined {
  const match =
    /^(?<folder>tile\/\d+|tile\/entries|payload)\/(?<number>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>\d+))?$/.exec(
      path,
    )
  if (match?.groups === undefined) return undefined
  const { folder = '', number = '', width } = match.groups
  const parsed = {
    folder,
    n: Number(number.replaceAll(/[x/]/g, '')),
    width: width === undefined ? bundleWidth : Number(width),
  }
  return bundlePath(parsed.folder, parsed.n, parsed.width) === path ? parsed : undefined
}

export const tileFolder = (level: number): string => `tile/${level}`
export const entriesFolder = 'tile/entries'
export const payloadFolder = 'payload'

/** How many of `size` things fall into bundle `n`. */
export function widthOf(size: number, n: number): number {
  return Math.max(0, Math.min(bundleWidth, size - n * bundleWidth))
}
