/** Drives the recorder while the world says that it records: a picture every so often, paused when the world is. */
import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Instant } from '#shared/model/ids.ts'
import type { Clock } from '../../clock.ts'
import {
  recordedFor,
  recordingFinished,
  recordingGrew,
  recordingStarted,
  recordingStopped,
} from '../requests/record.ts'
import type { Outcome } from '../world/step.ts'
import type { Size, World } from '../world/world.ts'
import { type Recorder, startRecorder } from './recorder.ts'

/** Two pictures a second on a sheet of this longest side: enough to see what was on air, cheap to make. */
const pictureInterval = 500
const longestSide = 640

export type RecordingHost = {
  world(): World
  happened(happening: (world: World, now: Instant) => Outcome): void
  /** A lossy WebP of what is on air. */
  picture(size: Size): Promise<Buffer>
}

export class RecordingSession {
  readonly #clock: Clock
  readonly #host: RecordingHost
  #recorder: Recorder | null = null
  #cancelTimer: () => void = () => undefined
  /** Writing, one step after the other; nobody waits for it but the end. */
  #work: Promise<void> = Promise.resolve()

  constructor(clock: Clock, host: RecordingHost) {
    this.#clock = clock
    this.#host = host
  }

  start(path: string): void {
    const { recordStart } = this.#host.world().rules.timing
    const begunAt = this.#clock.now()
    this.#enqueue(async () => {
      const size = pictureSize(this.#host.world())
      await access(dirname(path), constants.W_OK)
      this.#recorder = await startRecorder(path, size)
      await this.#recorder.add(await this.#host.picture(size), 0)
      await this.#until(begunAt + recordStart)
      this.#host.happened(recordingStarted)
      this.#next(size)
    })
  }

  finish(): void {
    const { recordStop } = this.#host.world().rules.timing
    const askedAt = this.#clock.now()
    const length = recordedFor(this.#host.world(), askedAt)
    this.#cancelTimer()
    this.#enqueue(async () => {
      await this.#recorder?.finish(length)
      this.#recorder = null
      await this.#until(askedAt + recordStop)
      this.#host.happened(recordingFinished)
    })
  }

  async close(): Promise<void> {
    this.#cancelTimer()
    await this.#work
    await this.#recorder?.finish(recordedFor(this.#host.world(), this.#clock.now()))
    this.#recorder = null
  }

  #next(size: Size): void {
    this.#cancelTimer = this.#clock.after(pictureInterval, () => {
      this.#enqueue(async () => {
        const world = this.#host.world()
        if (world.record.phase !== 'active' || this.#recorder === null) return
        if (world.record.pausedAt === null) {
          const at = recordedFor(world, this.#clock.now())
          await this.#recorder.add(await this.#host.picture(size), at)
          const { bytes } = this.#recorder
          this.#host.happened((current) => recordingGrew(current, bytes))
        }
        this.#next(size)
      })
    })
  }

  /** A recording that cannot be written ends, as OBS ends one. */
  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch(() => {
      this.#recorder = null
      this.#host.happened(recordingStopped)
    })
  }

  #until(at: Instant): Promise<void> {
    const left = at - this.#clock.now()
    return left <= 0 ? Promise.resolve() : new Promise((resolve) => void this.#clock.after(left, resolve))
  }
}

/** Even sides, as video wants them, in the canvas's proportions. */
function pictureSize(world: World): Size {
  const { baseWidth, baseHeight } = world.video
  const scale = Math.min(1, longestSide / Math.max(baseWidth, baseHeight))
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2))
  return { width: even(baseWidth), height: even(baseHeight) }
}
