import { readFile } from 'node:fs/promises'
import { type Image, loadImage } from '@napi-rs/canvas'

/**
 * Decoded image files, by path and modification time, so that a picture shows what OBS would have loaded and a file
 * is decoded once. Bounded: the least recently used go first.
 */
export class ImageCache {
  readonly #decoded = new Map<string, Promise<Image | null>>()
  readonly #limit: number

  constructor(limit = 48) {
    this.#limit = limit
  }

  /** Null where the file is gone or is not an image: OBS then shows nothing. */
  get(file: string, fileTime: number): Promise<Image | null> {
    const key = `${fileTime}:${file}`
    const found = this.#decoded.get(key) ?? decode(file)
    this.#decoded.delete(key)
    this.#decoded.set(key, found)
    for (const oldest of this.#decoded.keys()) {
      if (this.#decoded.size <= this.#limit) break
      this.#decoded.delete(oldest)
    }
    return found
  }
}

async function decode(file: string): Promise<Image | null> {
  try {
    return await loadImage(await readFile(file))
  } catch {
    // Removed or broken since its header was read; an empty picture is what OBS shows as well.
    return null
  }
}
