import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type FileHandle, readdir } from 'node:fs/promises'
import type { RelayEntry } from '#electron/comments/sources/douyin/wire.ts'
import { type RoomState, readRoomState, writeRoomState } from './room-state.ts'
import {
  appendTo,
  deleteSegment,
  firstOf,
  openSegment,
  readSegment,
  type Segment,
  segmentPath,
} from './segment.ts'
import { Tail } from './tail.ts'

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never
export type NewEntry = WithoutSeq<RelayEntry>

export type RoomLogLimits = {
  readonly segmentBytes: number
  readonly mostBytes: number
  readonly keepMs: number
}

/**
 * What the platform pushed for one room, until the room has it: numbered from 1, durable before it is acknowledged to
 * the platform, deleted when the room has acknowledged it, when it is too old or when there is too much of it.
 */
export class RoomLog {
  readonly #folder: string
  readonly #limits: RoomLogLimits
  readonly #segments: Segment[]
  readonly #tail = new Tail()
  readonly #grown = new Set<() => void>()
  #state: RoomState
  #saved: RoomState
  #file: FileHandle | null = null
  #pending: { readonly entry: RelayEntry; readonly settled: (error: unknown) => void }[] = []
  #writing: Promise<void> | null = null

  private constructor(folder: string, limits: RoomLogLimits, segments: Segment[], state: RoomState) {
    this.#folder = folder
    this.#limits = limits
    this.#segments = segments
    const behind = segments.map(({ first, last }) => (last === null ? first : last.seq + 1))
    this.#saved = state
    this.#state = { ...state, next: Math.max(state.next, state.keptSeq + 1, ...behind) }
  }

  static async open(folder: string, limits: RoomLogLimits): Promise<RoomLog> {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const firsts = (await readdir(folder)).map(firstOf).filter((first) => first !== null)
    const segments: Segment[] = []
    for (const first of firsts.toSorted((one, other) => one - other))
      segments.push(await openSegment(folder, first))
    const known = readRoomState(folder)
    const log = new RoomLog(
      folder,
      limits,
      segments,
      known ?? { log: randomUUID(), keptSeq: 0, keptAt: 0, next: 1 },
    )
    if (known === null) log.#save()
    return log
  }

  get state(): RoomState {
    return this.#state
  }

  /** When the last entry came; null where none is here. */
  get lastAt(): number | null {
    return this.#segments.findLast(({ last }) => last !== null)?.last?.at ?? null
  }

  /**
   * The commit point: resolves when the entry is on the disk. After a crash before that, half a line may be there; it
   * is never read, and the next start writes into another file. Rejects where the disk does not take it. Entries that wait together share one fsync.
   */
  append(entry: NewEntry): Promise<void> {
    const seq = this.#state.next
    this.#state = { ...this.#state, next: seq + 1 }
    return new Promise((resolve, reject) => {
      const settled = (error: unknown) => (error === null ? resolve() : reject(error))
      this.#pending.push({ entry: { ...entry, seq }, settled })
      this.#writing ??= this.#write().finally(() => {
        this.#writing = null
      })
    })
  }

  /** Entries behind that number in their order, at most `most`; none where there are none yet. */
  async readAfter(seq: number, most: number): Promise<readonly RelayEntry[]> {
    const newest = this.#tail.after(seq)
    if (newest !== null) return newest.slice(0, most)
    const segment = this.#segments.find(({ last }) => last !== null && last.seq > seq)
    if (segment === undefined) return []
    return (await readSegment(segment)).filter((entry) => entry.seq > seq).slice(0, most)
  }

  /** Called after each commit; the returned function unsubscribes. */
  onGrown(listener: () => void): () => void {
    this.#grown.add(listener)
    return () => this.#grown.delete(listener)
  }

  /** The room has everything up to there. Not durable before `tidy`: one that is lost only brings entries again. */
  acknowledge(seq: number, at: number): void {
    if (seq <= this.#state.keptSeq || seq >= this.#state.next) return
    this.#state = { ...this.#state, keptSeq: seq, keptAt: at }
    this.#tail.forget(seq)
  }

  /** Forgets what the room has, and gives up what is too old or too much; whoever asks for it is told how much it was. */
  async tidy(now: number): Promise<void> {
    if (this.#writing !== null) return
    const { keepMs, mostBytes, segmentBytes } = this.#limits
    let bytes = this.#segments.reduce((sum, segment) => sum + segment.bytes, 0)
    const gone: Segment[] = []
    for (const segment of this.#segments) {
      const kept = segment.last === null || segment.last.seq <= this.#state.keptSeq
      const full = segment.bytes >= segmentBytes
      const old = segment.last === null || segment.last.at < now - keepMs
      if (!(old || (kept && full) || bytes > mostBytes)) break
      bytes -= segment.bytes
      gone.push(segment)
    }
    this.#segments.splice(0, gone.length)
    this.#tail.forget(gone.at(-1)?.last?.seq ?? 0)
    if (this.#segments.length === 0) await this.#closeFile()
    if (gone.length > 0 || this.#saved.keptSeq !== this.#state.keptSeq) this.#save()
    for (const segment of gone) await deleteSegment(segment)
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#closeFile()
    this.#save()
  }

  #save(): void {
    this.#saved = this.#state
    writeRoomState(this.#folder, this.#state)
  }

  async #write(): Promise<void> {
    while (this.#pending.length > 0) {
      const some = this.#pending.splice(0)
      const error = await this.#commit(some.map(({ entry }) => entry)).then(
        () => null,
        (failure: unknown) => failure,
      )
      // Half of it may be in the file: what comes goes into another one.
      if (error !== null) await this.#closeFile().catch(() => undefined)
      for (const { settled } of some) settled(error)
      for (const listener of [...this.#grown]) listener()
    }
  }

  async #commit(entries: readonly RelayEntry[]): Promise<void> {
    const first = entries[0]
    const last = entries.at(-1)
    if (first === undefined || last === undefined) return
    const { file, segment } = await this.#target(first.seq)
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    await file.appendFile(text)
    await file.datasync()
    segment.bytes += Buffer.byteLength(text)
    segment.last = { seq: last.seq, at: last.at }
    this.#tail.add(entries)
  }

  /** A new file at each start, after each failure and whenever one is full. */
  async #target(first: number): Promise<{ file: FileHandle; segment: Segment }> {
    const current = this.#segments.at(-1)
    if (this.#file !== null && current !== undefined && current.bytes < this.#limits.segmentBytes)
      return { file: this.#file, segment: current }
    await this.#closeFile()
    const segment: Segment = { first, path: segmentPath(this.#folder, first), bytes: 0, last: null }
    this.#file = await appendTo(segment)
    this.#segments.push(segment)
    return { file: this.#file, segment }
  }

  async #closeFile(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }
}
