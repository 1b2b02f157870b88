import type { Envelope } from '../model/ledger.ts'
import { type Bundle, fetchBundle, splitEntries } from './bundle.ts'
import { equalBytes } from './bytes.ts'
import { checkLeaf, checkPayload, erasedSeqs, openedOrigin, type Place } from './entry-checks.ts'
import type { Findings } from './finding.ts'
import { bundlePath, bundleWidth, payloadFolder, widthOf } from './log-path.ts'
import type { LogSource, Primitives } from './log-source.ts'
import { PayloadBook } from './payload-book.ts'
import { type PayloadBundle, readPayloadBundle } from './payload-bundle.ts'
import { SegmentVerifier } from './segment-verifier.ts'
import { leafHashes, TileChecker } from './tile-checker.ts'

/** Goes through the entries of a log bundle by bundle: every leaf, every payload, every tile. */
export class EntryVerifier {
  readonly #source: LogSource
  readonly #primitives: Primitives
  readonly #findings: Findings
  readonly #origin: string
  readonly #tiles: TileChecker
  readonly #book = new PayloadBook()
  readonly #segments: SegmentVerifier
  #lastAt = 0

  constructor(source: LogSource, primitives: Primitives, findings: Findings, origin: string) {
    this.#source = source
    this.#primitives = primitives
    this.#findings = findings
    this.#origin = origin
    this.#tiles = new TileChecker(source, primitives, findings)
    this.#segments = new SegmentVerifier(primitives, findings)
  }

  /** Verifies `size` entries. `atSize` is told the root when the tree has each of the `sizes`. */
  async verify(
    size: number,
    sizes: ReadonlySet<number>,
    atSize: (size: number, root: Uint8Array) => void,
  ): Promise<{ readonly erased: number; readonly comments: number }> {
    const { tree } = this.#tiles
    if (sizes.has(0)) atSize(0, tree.root())
    let bundle = size > 0 ? await fetchBundle(this.#source, 0, size) : undefined
    for (let n = 1; bundle !== undefined; n += 1) {
      // The next files are on their way while this bundle is hashed.
      const coming = n * bundleWidth < size ? fetchBundle(this.#source, n, size) : Promise.resolve(undefined)
      const leaves = this.#verifyBundle(bundle)
      for (const leaf of leaves ?? []) {
        tree.add(leaf)
        if (sizes.has(tree.size)) atSize(tree.size, tree.root())
      }
      const [next] = await Promise.all([coming, this.#tiles.compare(false)])
      bundle = leaves === undefined ? undefined : next
    }
    await this.#tiles.compare(true)
    const erased = this.#book.settle(this.#findings, (seq) => payloadPath(seq, size))
    return { erased, comments: await this.#segments.verify(this.#source) }
  }

  /** Verifies a bundle; gives its leaf hashes, or undefined where it is missing and nothing can follow it. */
  #verifyBundle(bundle: Bundle): readonly Uint8Array[] | undefined {
    const { from, to } = bundle
    const { path, bytes } = bundle.entries
    if (bytes === null) {
      this.#findings.add('file-missing', from, path)
      return undefined
    }
    const width = to - from
    const hashInTile = leafHashes(bundle, this.#findings)
    const payloads = readPayloadBundle(bundle, this.#primitives, this.#findings)
    const { entries, rest } = splitEntries(bytes, width)
    const leaves: Uint8Array[] = []
    for (const [index, entry] of entries.entries()) {
      const seq = from + index
      const leaf = this.#tiles.tree.leafHash(entry)
      const inTile = hashInTile(index)
      if (inTile !== undefined && !equalBytes(leaf, inTile)) {
        this.#findings.add('leaf-differs', seq, bundle.tile.path)
      }
      leaves.push(leaf)
      this.#verifyEntry(entry, { seq, path }, payloads, bundle.payloads.path)
    }
    if (entries.length < width || rest.length > 0) {
      const seq = from + Math.min(entries.length, width - 1)
      this.#findings.add('entry-unreadable', seq, path, `${rest.length} bytes left over`)
    }
    // What could not be read still has its hash in the tile: the tiles above can then be judged all the same.
    for (let index = entries.length; index < width; index += 1) {
      const hash = hashInTile(index)
      if (hash !== undefined) leaves.push(hash)
    }
    return leaves
  }

  #verifyEntry(entry: Uint8Array, place: Place, payloads: PayloadBundle, payloadPath: string): void {
    const envelope = checkLeaf(entry, place, this.#primitives, this.#findings)
    if (envelope === undefined) return
    const { seq, path } = place
    if (envelope.at < this.#lastAt) this.#findings.add('time-goes-back', seq, path)
    this.#lastAt = Math.max(this.#lastAt, envelope.at)
    if (envelope.kind.startsWith('ledger.')) this.#book.ofTheLog(seq)
    this.#verifyPayload(envelope, { seq, path: payloadPath }, payloads)
  }

  #verifyPayload(envelope: Envelope, place: Place, { payloads, unreadable }: PayloadBundle): void {
    const { seq, path } = place
    const payload = payloads.get(seq)
    if (payload === undefined) {
      if (!unreadable.has(seq)) this.#book.missing(seq, path)
      return
    }
    checkPayload(payload, envelope, place, this.#primitives, this.#findings)
    this.#book.erased(erasedSeqs(envelope, payload), seq)
    this.#segments.heard(envelope, payload, path)
    if (seq > 0) return
    const origin = openedOrigin(envelope, payload)
    if (origin !== this.#origin) this.#findings.add('origin-differs', seq, path, origin ?? envelope.kind)
  }
}

function payloadPath(seq: number, size: number): string {
  const n = Math.floor(seq / bundleWidth)
  return bundlePath(payloadFolder, n, widthOf(size, n))
}
