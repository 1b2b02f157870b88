import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../ledger/durable-file.ts'
import { segmentName } from './segment-folder.ts'

export type Appended = { readonly segment: string; readonly offset: number; readonly length: number }

/** A new segment is begun at this size, so that no program ever has to read a session's comments in one piece. */
const segmentBytes = 32 * 2 ** 20

/**
 * Appends batches to a session's segments. A batch is on the disk when `append` returns, and belongs to the record once
 * the ledger says so; `keep` is told then. Until then its bytes are nobody's: the next batch is written over them.
 */
export class SegmentWriter {
  readonly #folder: string
  #number: number
  #end: number
  #file: number | null = null
  #isBeyondEnd = false

  /** `end`: what the ledger has committed of segment `number`. */
  constructor(folder: string, number: number, end: number) {
    mkdirSync(folder, { recursive: true })
    this.#folder = folder
    this.#number = number
    this.#end = end
  }

  /** Writes and syncs; throws what the file system threw, and then nothing of the batch counts. */
  append(bytes: Uint8Array): Appended {
    if (this.#end >= segmentBytes) this.#leaveSegment()
    const file = this.#opened()
    if (this.#isBeyondEnd) ftruncateSync(file, this.#end)
    this.#isBeyondEnd = true
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(file, bytes, done, bytes.length - done, this.#end + done)
    }
    try {
      fdatasyncSync(file)
    } catch (error) {
      // Whatever a failed sync did not write may be gone from memory as well: nothing more is built on this file.
      this.#leaveSegment()
      throw error
    }
    return { segment: segmentName(this.#number), offset: this.#end, length: bytes.length }
  }

  /** The ledger has committed what was appended last. */
  keep({ length }: Appended): void {
    this.#end += length
    this.#isBeyondEnd = false
  }

  close(): void {
    if (this.#file === null) return
    closeSync(this.#file)
    this.#file = null
  }

  #opened(): number {
    if (this.#file !== null) return this.#file
    // Not 'a': positions count, and Linux would append whatever the position says.
    const file = openSync(
      join(this.#folder, `${segmentName(this.#number)}.jsonl`),
      this.#end === 0 ? 'w' : 'r+',
    )
    this.#file = file
    syncFolder(this.#folder)
    return file
  }

  #leaveSegment(): void {
    this.close()
    this.#number += 1
    this.#end = 0
    this.#isBeyondEnd = false
  }
}
