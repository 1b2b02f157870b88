import { type FSWatcher, watch } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Sha256 } from '#shared/model/ids.ts'
import type { Intent, OverlayPicture } from '#shared/model/intent.ts'
import { replacePicture } from '../../obs/overlays/pictures.ts'
import { type DrawnFile, type FoundFile, isSpoilt, timeOfRestored } from '../../obs/overlays/upkeep.ts'

/** Where the system tells nothing of a change, or too late: OBS looks at a file about once a second. */
const lookEveryMs = 250

type Kept = {
  readonly picture: OverlayPicture
  /** What was drawn, and its content; null until the file was once read and found to be that. */
  drawn: (DrawnFile & { readonly bytes: Uint8Array }) | null
  found: FoundFile
  /** Size, times and number of the file when it was last read. */
  stamp: string
  isSpoilt: boolean
}

/** The pictures that OBS shows, or may have to, for this intent. */
export function picturesOf({ label, card, notice, safeScene }: Intent): readonly OverlayPicture[] {
  const placed = [label, card, notice].flatMap((overlay) => (overlay === null ? [] : [overlay.picture]))
  return [...placed, safeScene.picture]
}

/**
 * Keeps the studio's pictures in memory and notices within milliseconds when somebody overwrites or removes one on disk.
 * What is wrong is for the guards to see; they ask for it to be written again.
 */
export class PictureKeeper {
  readonly #onChange: () => void
  readonly #kept = new Map<string, Kept>()
  readonly #watchers = new Map<string, FSWatcher>()
  #spoilt: readonly string[] = []
  #lookedAt = Number.NEGATIVE_INFINITY
  #reading: Promise<void> = Promise.resolve()
  #closed = false

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Files that are not what was drawn, by path; the same value while it is the same. */
  get spoilt(): readonly string[] {
    return this.#spoilt
  }

  /** These pictures and no others. */
  keep(pictures: readonly OverlayPicture[]): void {
    const wanted = new Map(pictures.map((picture) => [picture.file, picture]))
    for (const file of [...this.#kept.keys()]) if (!wanted.has(file)) this.#kept.delete(file)
    for (const [file, picture] of wanted) {
      if (this.#kept.has(file)) continue
      this.#kept.set(file, { picture, drawn: null, found: null, stamp: '', isSpoilt: false })
      void this.#read([file])
    }
    this.#watchFolders()
    this.#tell()
  }

  /** To be called on a beat; looks for what the system did not tell. */
  look(now: number): void {
    if (now - this.#lookedAt < lookEveryMs) return
    this.#lookedAt = now
    this.#watchFolders()
    void this.#read([...this.#kept.keys()])
  }

  /** What is on disk now. */
  readBack(): Promise<void> {
    return this.#read([...this.#kept.keys()])
  }

  /** Writes one of them again; where that fails the file stays spoilt, and whoever asked asks again. */
  async write(file: string): Promise<void> {
    const kept = this.#kept.get(file)
    if (kept === undefined || kept.drawn === null) return
    try {
      await replacePicture(file, kept.drawn.bytes, timeOfRestored(kept.drawn, kept.found))
    } catch {
      // A full disk, a folder that is no longer ours: the reading that follows finds the file as it is.
    }
  }

  close(): void {
    this.#closed = true
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  /** One reading after the other, so that the last one to end is the last one that was begun. */
  #read(files: readonly string[]): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      for (const file of files) {
        const kept = this.#kept.get(file)
        if (kept !== undefined && !this.#closed) await look(kept)
      }
      this.#tell()
    })
    return this.#reading
  }

  #tell(): void {
    const spoilt = [...this.#kept].flatMap(([file, { isSpoilt }]) => (isSpoilt ? [file] : []))
    if (this.#closed || spoilt.join('\n') === this.#spoilt.join('\n')) return
    this.#spoilt = spoilt
    this.#onChange()
  }

  #watchFolders(): void {
    const folders = new Set([...this.#kept.keys()].map(dirname))
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder)
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        const files = [...this.#kept.keys()].filter((file) => dirname(file) === folder)
        // A folder that is gone is told by its own name, and never again.
        const isGone = name === basename(folder)
        void this.#read(name === null || isGone ? files : files.filter((file) => basename(file) === name))
        if (isGone) forget()
      })
      const forget = () => {
        watcher.close()
        if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder)
      }
      watcher.on('error', forget)
      this.#watchers.set(folder, watcher)
    } catch {
      // No such folder now, or no watches left: the beat looks, and tries again.
    }
  }
}

async function look(kept: Kept): Promise<void> {
  try {
    await using file = await open(kept.picture.file, 'r')
    const { size, mtimeMs, ctimeMs, ino } = await file.stat()
    const stamp = `${size} ${mtimeMs} ${ctimeMs} ${ino}`
    if (stamp === kept.stamp) return
    const bytes = await file.readFile()
    const digest = await crypto.subtle.digest('SHA-256', bytes)
    kept.stamp = stamp
    kept.found = { sha256: Buffer.from(digest).toString('hex') as Sha256, modifiedMs: mtimeMs }
    if (kept.found.sha256 === kept.picture.sha256) kept.drawn ??= { ...kept.found, bytes }
  } catch {
    // Gone, or not ours to read: OBS could not read it either.
    kept.stamp = ''
    kept.found = null
  }
  kept.isSpoilt = isSpoilt(kept.picture, kept.found)
}
