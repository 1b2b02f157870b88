import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Recording } from '#shared/model/archive.ts'
import { RecordingId, Sha256 } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Session } from '#shared/model/rooms.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { isOut } from '#shared/rules/session.ts'
import type { Inspected } from '../../archive/inspect.ts'
import { recordingsOf, runningRecording, unkeptRecordings } from '../../archive/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import { latestSession, sessionById, theRoom } from '../../rooms/read.ts'
import { Conflated } from '../conflated.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import type { OutputChange, RecordingGap, RoomReport } from '../room/room-protocol.ts'
import { workerUrl } from '../worker-url.ts'
import type { KeepingAnswer } from '../workers/keeping.ts'
import { fileLeftBehind } from './left-behind.ts'

export type RecorderParts = {
  readonly db: Reader
  readonly door: LedgerDoor
  readonly pack: Pack
  readonly report: () => RoomReport
  readonly failed: (error: unknown) => void
}

/** A recording that was asked for as the session closed starts within this time, and is then still the session's. */
const stillForMs = 1_000

/** Follows recordings from their first byte to the archive: begun, stopped, hashed, kept until; then archives the session. */
export class Recorder {
  readonly #parts: RecorderParts
  readonly #keeping: Conflated
  #worker: Worker | null = null
  #lookAgain: NodeJS.Timeout | undefined
  /** The end of what has been written of outputs: changes are written in the order in which they came. */
  #written: Promise<void> = Promise.resolve()

  constructor(parts: RecorderParts) {
    this.#parts = parts
    this.#keeping = new Conflated(() => this.#keepAll(), parts.failed)
  }

  /** Something started or stopped in OBS. What belongs to a session is written into it. */
  async outputChanged(change: OutputChange): Promise<void> {
    const writing = this.#written.then(() => this.#write(change))
    this.#written = writing.catch(this.#parts.failed)
    await writing
    await this.settle()
  }

  /** A time that was not recorded, and the second recorder's file of it, which is kept like any other recording. */
  async gapSeen({ room, session, from, to, path }: RecordingGap): Promise<void> {
    const recording = path === null ? null : RecordingId.parse(randomUUID())
    const seen =
      recording === null
        ? []
        : [
            { kind: 'recording.started' as const, body: { recording, session } },
            { kind: 'recording.stopped' as const, body: { recording, file: path ?? '' } },
          ]
    const gap = { kind: 'recording.gap' as const, body: { session, from, to, coveredBy: recording } }
    await this.#parts.door.asStudio('studio.record', { seen: [...seen, gap] }, { room, session })
    await this.settle()
  }

  async #write(change: OutputChange): Promise<void> {
    const { db, door } = this.#parts
    const { output, active, isNews, asked, room, session } = change
    const where = { room, session }
    const believed = session === null ? undefined : runningRecording(db, session)
    // That nothing is recorded as a room goes out matters only where a recording was believed to run.
    if (!isNews && !active && believed === undefined) return
    await door.asStudio(
      'studio.record',
      { seen: [{ kind: 'output.seen', body: { output, active, asked } }] },
      where,
    )
    if (output !== 'record' || session === null) return
    const running = runningRecording(db, session)
    const phase = sessionById(db, session)?.phase
    // One that was asked for just before the session closed still belongs to it.
    if (active && running === undefined && phase !== undefined && (isOut(phase) || phase === 'closing')) {
      const body = { recording: RecordingId.parse(randomUUID()), session }
      await door.asStudio('studio.record', { seen: [{ kind: 'recording.started', body }] }, where)
    }
    if (!active && running !== undefined) await this.#stopped(running, change.path ?? '')
  }

  /**
   * Brings the archive up to date with what is: recordings that stopped unseen, files to hash, a closing session that
   * is done. Run after every change and at start; it is the ordinary path and the recovery.
   */
  settle(): Promise<void> {
    return this.#keeping.request()
  }

  async close(): Promise<void> {
    clearTimeout(this.#lookAgain)
    await this.#keeping.close()
    await this.#worker?.terminate()
  }

  /** `file` is '' where OBS did not say it; it is looked for when it is kept. */
  async #stopped({ id, session }: Recording, file: string): Promise<void> {
    const body = { recording: id, file }
    await this.#parts.door.asStudio(
      'studio.record',
      { seen: [{ kind: 'recording.stopped', body }] },
      { room: this.#room(), session },
    )
  }

  async #keepAll(): Promise<void> {
    const { db, report } = this.#parts
    // What OBS said of its outputs comes before what is concluded from how they stand.
    await this.#written
    const room = theRoom(db)
    const session = room && latestSession(db, room.id)
    if (session === undefined) return
    const running = runningRecording(db, session.id)
    // OBS was killed, or stopped while the studio was away: the stop that nobody saw.
    if (running !== undefined && report().record?.active === false && !isOut(session.phase))
      await this.#stopped(running, '')
    // The span of keeping begins when the session ends, not when OBS changed files or a rehearsal was over.
    const over = unkeptRecordings(db).filter((one) => sessionById(db, one.session)?.endedAt != null)
    for (const recording of over) if (recording.file !== '') await this.#keep(recording, recording.file)
    if (runningRecording(db, session.id) === undefined) await this.#keepNameless(over)
    if (session.phase === 'closing' && this.#isDone(session)) {
      await this.#parts.door.asStudio('session.archive', {}, { room: session.room, session: session.id })
      await this.#parts.door.client.checkpoint()
    }
  }

  async #keepNameless(over: readonly Recording[]): Promise<void> {
    const { db, report } = this.#parts
    for (const recording of over.filter(({ file }) => file === '').toReversed()) {
      const claimed = new Set(recordingsOf(db, recording.session).map(({ file }) => file))
      await this.#keep(recording, fileLeftBehind(report().recordDirectory, recording, claimed) ?? '')
    }
  }

  async #keep({ id: recording, session }: Recording, file: string): Promise<void> {
    const { db, door, pack } = this.#parts
    const where = { room: this.#room(), session }
    const result = file === '' ? { failed: 'no file was found' } : await this.#inspect(file)
    if ('failed' in result) {
      const body = { recording, file, why: result.failed }
      await door.asStudio('studio.record', { seen: [{ kind: 'recording.missing', body }] }, where)
      return
    }
    const endedAt = sessionById(db, session)?.endedAt ?? Date.now()
    const sells = theRoom(db)?.sells ?? true
    const body = {
      recording,
      file,
      sha256: Sha256.parse(result.sha256),
      bytes: result.bytes,
      seconds: result.seconds,
      tracks: result.tracks,
      keptUntil: keptUntil(endedAt, sells, pack),
    }
    await door.asStudio('studio.record', { seen: [{ kind: 'recording.kept', body }] }, where)
  }

  /** Every recording is kept, and OBS has been still long enough that none is about to begin. */
  #isDone({ id, endedAt }: Session): boolean {
    const { db, report } = this.#parts
    const { record } = report()
    if (record === null || record.active) return false
    if (recordingsOf(db, id).some(({ state }) => state === 'running')) return false
    const wait = Math.max(record.since, endedAt ?? 0) + stillForMs - Date.now()
    if (wait <= 0) return true
    clearTimeout(this.#lookAgain)
    this.#lookAgain = setTimeout(() => void this.settle(), wait)
    return false
  }

  #room() {
    return theRoom(this.#parts.db)?.id ?? null
  }

  #inspect(file: string): Promise<Inspected | { readonly failed: string }> {
    this.#worker ??= new Worker(workerUrl('keeping'), { name: 'keeping' })
    const worker = this.#worker
    return new Promise((resolve) => {
      worker.once('message', (answer: KeepingAnswer) =>
        resolve('failed' in answer ? answer : answer.inspected),
      )
      worker.postMessage({ id: 0, file })
    })
  }
}
