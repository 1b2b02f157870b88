/** Fetching the files that entries are verified from, and taking them apart. */
import { bundlePath, bundleWidth, entriesFolder, payloadFolder, tileFolder, widthOf } from './log-path.ts'
import type { LogSource } from './log-source.ts'

export type BundleFile = { readonly path: string; readonly bytes: Uint8Array | null }

/** The three files about the entries `from` (inclusive) to `to` (exclusive): leaves, their hashes, their payloads. */
export type Bundle = {
  readonly from: number
  readonly to: number
  readonly entries: BundleFile
  readonly tile: BundleFile
  readonly payloads: BundleFile
}

/** Fetches bundle n of a log of `size` entries. */
export async function fetchBundle(source: LogSource, n: number, size: number): Promise<Bundle> {
  const width = widthOf(size, n)
  const file = async (folder: string): Promise<BundleFile> => {
    const path = bundlePath(folder, n, width)
    return { path, bytes: await source.get(path) }
  }
  const [entries, tile, payloads] = await Promise.all([
    file(entriesFolder),
    file(tileFolder(0)),
    file(payloadFolder),
  ])
  const from = n * bundleWidth
  return { from, to: from + width, entries, tile, payloads }
}

/**
 * The entries of a bundle (C2SP tlog-tiles "Log Entries": each behind its length, big-endian, 16 bits). `rest` is what is
 * left over when `width` entries were read or the next one does not fit.
 */
export function splitEntries(
  bundle: Uint8Array,
  width: number,
): { readonly entries: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width && at + 2 <= bundle.length) {
    const end = at + 2 + (((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0))
    if (end > bundle.length) break
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return { entries, rest: bundle.subarray(at) }
}

const newline = 10

/** The lines of a payload bundle. A last line that is not ended is a line too: it will not be canonical. */
export function splitLines(bundle: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let at = 0; at < bundle.length; ) {
    const found = bundle.indexOf(newline, at)
    const end = found < 0 ? bundle.length : found
    lines.push(bundle.subarray(at, end))
    at = end + 1
  }
  return lines
}
