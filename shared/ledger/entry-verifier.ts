import type { Envelope } from '../model/ledger.ts'
import { splitEntries } from './bundle.ts'
import { equalBytes } from './bytes.ts'
import { checkLeaf, checkPayload, erasedSeqs, openedOrigin, type Place } from './entry-checks.ts'
import type { Findings } from './finding.ts'
import { bundlePath, bundleWidth, entriesFolder, payloadFolder, widthOf } from './log-path.ts'
import type { LogSource, Primitives } from './log-source.ts'
import { PayloadBook } from './payload-book.ts'
import { type PayloadBundle, readPayloadBundle } from './payload-bundle.ts'
import { leafTile, TileChecker } from './tile-checker.ts'

/** Goes through the entries of a log bundle by bundle: every leaf, every payload, every tile. */
export class EntryVerifier {
  readonly #source: LogSource
  readonly #primitives: Primitives
  readonly #findings: Findings
  readonly #origin: string
  readonly #tiles: TileChecker
  readonly #book = new PayloadBook()
  #lastAt = 0

  constructor(source: LogSource, primitives: Primitives, findings: Findings, origin: string) {
    this.#source = source
    this.#primitives = primitives
    this.#findings = findings
    this.#origin = origin
    this.#tiles = new TileChecker(source, primitives, findings)
  }

  /** Verifies `size` entries. `atSize` is told the root when the tree has each of the `sizes`. Returns the erased. */
  async verify(
    size: number,
    sizes: ReadonlySet<number>,
    atSize: (size: number, root: Uint8Array) => void,
  ): Promise<number> {
    const { tree } = this.#tiles
    if (sizes.has(0)) atSize(0, tree.root())
    for (let n = 0; n * bundleWidth < size; n += 1) {
      const leaves = await this.#verifyBundle(n, size)
      if (leaves === undefined) break
      for (const leaf of leaves) {
        tree.add(leaf)
        if (sizes.has(tree.size)) atSize(tree.size, tree.root())
      }
      await this.#tiles.compare(false)
    }
    await this.#tiles.compare(true)
    return this.#book.settle(this.#findings, (seq) => payloadPath(seq, size))
  }

  /** Verifies bundle n; gives its leaf hashes, or undefined where the bundle is missing and nothing can follow it. */
  async #verifyBundle(n: number, size: number): Promise<readonly Uint8Array[] | undefined> {
    const width = widthOf(size, n)
    const from = n * bundleWidth
    const path = bundlePath(entriesFolder, n, width)
    const bundle = await this.#source.get(path)
    if (bundle === null) {
      this.#findings.add('file-missing', from, path)
      return undefined
    }
    const tile = await leafTile(this.#source, n, size, this.#findings)
    const payloads = await this.#payloadsOf(n, size)
    const { entries, rest } = splitEntries(bundle, width)
    const leaves: Uint8Array[] = []
    for (const [index, entry] of entries.entries()) {
      const seq = from + index
      const leaf = this.#tiles.tree.leafHash(entry)
      const inTile = tile.hash(index)
      if (inTile !== undefined && !equalBytes(leaf, inTile))
        this.#findings.add('leaf-differs', seq, tile.path)
      leaves.push(leaf)
      this.#verifyEntry(entry, { seq, path }, payloads, bundlePath(payloadFolder, n, width))
    }
    if (entries.length < width || rest.length > 0) {
      const seq = from + Math.min(entries.length, width - 1)
      this.#findings.add('entry-unreadable', seq, path, `${rest.length} bytes left over`)
    }
    // What could not be read still has its hash in the tile: the tiles above can then be judged all the same.
    for (let index = entries.length; index < width; index += 1) {
      const hash = tile.hash(index)
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
    if (seq > 0) return
    const origin = openedOrigin(envelope, payload)
    if (origin !== this.#origin) this.#findings.add('origin-differs', seq, path, origin ?? envelope.kind)
  }

  async #payloadsOf(n: number, size: number): Promise<PayloadBundle> {
    const from = n * bundleWidth
    const width = widthOf(size, n)
    const path = bundlePath(payloadFolder, n, width)
    const bytes = await this.#source.get(path)
    if (bytes === null) this.#findings.add('file-missing', from, path)
    return readPayloadBundle(
      bytes ?? new Uint8Array(),
      { from, to: from + width, path },
      this.#primitives,
      this.#findings,
    )
  }
}

function payloadPath(seq: number, size: number): string {
  const n = Math.floor(seq / bundleWidth)
  return bundlePath(payloadFolder, n, widthOf(size, n))
}
