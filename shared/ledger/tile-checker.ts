import type { Bundle } from './bundle.ts'
import { equalBytes } from './bytes.ts'
import type { Findings } from './finding.ts'
import { bundlePath, bundleWidth, tileFolder } from './log-path.ts'
import type { LogSource, Primitives } from './log-source.ts'
import { TreeHasher } from './tree-hasher.ts'

const hashLength = 32

/** Builds the tree from the leaves and compares every tile above the leaves with what the source has for it. */
export class TileChecker {
  readonly tree: TreeHasher
  readonly #source: LogSource
  readonly #findings: Findings
  /** Per tile level from 1 up: computed hashes whose tile has not been compared yet, and the number of the first. */
  readonly #levels = new Map<number, { from: number; hashes: Uint8Array[] }>()

  constructor(source: LogSource, primitives: Primitives, findings: Findings) {
    this.#source = source
    this.#findings = findings
    this.tree = new TreeHasher(primitives, (level, n, hash) => {
      const waiting = this.#levels.get(level) ?? { from: n, hashes: [] }
      this.#levels.set(level, waiting)
      waiting.hashes.push(hash)
    })
  }

  /** Compares the tiles that are full by now; at the end of the log (`final`) those that stay partial too. */
  async compare(final: boolean): Promise<void> {
    for (const [level, waiting] of this.#levels) {
      if (waiting.hashes.length === 0 || (!final && waiting.hashes.length < bundleWidth)) continue
      await this.#compareTile(level, waiting.from / bundleWidth, waiting.hashes)
      this.#levels.set(level, { from: waiting.from + waiting.hashes.length, hashes: [] })
    }
  }

  async #compareTile(level: number, n: number, hashes: readonly Uint8Array[]): Promise<void> {
    const path = bundlePath(tileFolder(level), n, hashes.length)
    const tile = await this.#source.get(path)
    const span = bundleWidth ** level
    const first = n * bundleWidth * span
    if (tile === null) return this.#findings.add('file-missing', null, path)
    for (const [index, hash] of hashes.entries()) {
      if (equalBytes(hash, tile.subarray(index * hashLength, (index + 1) * hashLength))) continue
      const start = first + index * span
      this.#findings.add('tile-differs', start, path, `${start}–${start + span - 1}`)
    }
    if (tile.length !== hashes.length * hashLength) {
      this.#findings.add('tile-differs', first, path, `${tile.length} bytes`)
    }
  }
}

/** The hash that a leaf tile gives for each entry of its bundle; undefined where it is too short or missing. */
export function leafHashes(
  { from, to, tile: { path, bytes } }: Bundle,
  findings: Findings,
): (index: number) => Uint8Array | undefined {
  if (bytes === null) findings.add('file-missing', from, path)
  else if (bytes.length !== (to - from) * hashLength) {
    findings.add('tile-differs', from, path, `${bytes.length} bytes`)
  }
  return (index) => {
    const hash = bytes?.subarray(index * hashLength, (index + 1) * hashLength)
    return hash?.length === hashLength ? hash : undefined
  }
}
