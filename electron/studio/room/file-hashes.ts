import { open } from 'node:fs/promises'
import type { Sha256 } from '#shared/model/ids.ts'
import { diskPath } from '../../guards/file-settings.ts'

/** A picture for a stream is smaller than this; what is larger is not read. */
const largestBytes = 8_000_000

type FileRead = { readonly stamp: string; readonly sha256: Sha256 | null }

/**
 * Works out what files contain, off the loop: one file at a time, read again only when it was changed, hashed on the
 * thread pool. A file that cannot be read, or is too large, has no hash.
 */
export class FileHashes {
  readonly #onChange: () => void
  #read = new Map<string, FileRead>()
  #wanted: readonly string[] = []
  #reading: Promise<void> | null = null
  #closed = false
  #known: Readonly<Record<string, Sha256>> = {}

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Hashes by path, as the path was given. */
  get known(): Readonly<Record<string, Sha256>> {
    return this.#known
  }

  /** Looks at these files, and forgets all others; on a beat it finds what was changed on disk. */
  look(paths: readonly string[]): void {
    this.#wanted = paths
    if (paths.length === 0 && this.#read.size === 0) return
    this.#reading ??= this.#round().finally(() => {
      this.#reading = null
    })
  }

  /** Whether a file is wanted of which nothing is known yet. */
  lacks(paths: readonly string[]): boolean {
    return paths.some((path) => !this.#read.has(path))
  }

  close(): void {
    this.#closed = true
  }

  async #round(): Promise<void> {
    const next = new Map<string, FileRead>()
    let wanted: readonly string[]
    do {
      wanted = this.#wanted
      for (const path of wanted) {
        if (this.#closed) return
        next.set(path, await readHash(diskPath(path), this.#read.get(path)))
      }
    } while (wanted !== this.#wanted)
    const isSame =
      next.size === this.#read.size &&
      [...next].every(([path, { sha256 }]) => this.#read.get(path)?.sha256 === sha256)
    this.#read = next
    if (isSame || this.#closed) return
    const hashes = [...next].flatMap(([path, { sha256 }]) => (sha256 === null ? [] : [[path, sha256]]))
    this.#known = Object.fromEntries(hashes) as Record<string, Sha256>
    this.#onChange()
  }
}

/** The hash of what a file contains; the earlier one where the file was not touched since. */
export async function readHash(path: string, before: FileRead | undefined): Promise<FileRead> {
  try {
    await using file = await open(path, 'r')
    const { size, mtimeMs, ctimeMs } = await file.stat()
    const stamp = `${size} ${mtimeMs} ${ctimeMs}`
    if (before?.stamp === stamp) return before
    if (size > largestBytes) return { stamp, sha256: null }
    const digest = await crypto.subtle.digest('SHA-256', await file.readFile())
    return { stamp, sha256: Buffer.from(digest).toString('hex') as Sha256 }
  } catch {
    // Gone, a folder, or not ours to read: OBS shows nothing of it either, and the next look asks again.
    return { stamp: '', sha256: null }
  }
}
