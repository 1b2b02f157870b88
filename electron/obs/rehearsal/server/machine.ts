/**
 * Runs a world: gives it time, disk and pictures, and carries its events out. The world itself is pure; everything
 * that waits, reads or writes is here.
 */

import { writeFile } from 'node:fs/promises'
import type { Instant } from '#shared/model/ids.ts'
import type { Clock } from '../../clock.ts'
import { airPicture } from '../picture/air.ts'
import { asObsWritesIt, encode, hasAlpha } from '../picture/encode.ts'
import { ImageCache } from '../picture/images.ts'
import { paintSource } from '../picture/paint.ts'
import { type ObsEvent, RequestRefused, type Response, status } from '../protocol.ts'
import { apply } from '../requests/apply.ts'
import type { Data } from '../requests/fields.ts'
import { advance, nextDue, withFrameDue } from '../world/happenings.ts'
import { frameMilliseconds } from '../world/programme.ts'
import type { Draw, Effect, Outcome } from '../world/step.ts'
import type { Size, World } from '../world/world.ts'
import { RecordingSession } from './recording-session.ts'
import { sensesAt } from './senses.ts'

export type MachineListener = {
  event(event: ObsEvent): void
  /** OBS has crashed: every connection breaks off without a close frame. */
  died(): void
}

export class Machine {
  readonly #clock: Clock
  readonly #listener: MachineListener
  readonly #cache = new ImageCache()
  readonly #recording: RecordingSession
  #world: World
  #cancelTimer: () => void = () => undefined
  #closed = false

  constructor(world: World, clock: Clock, listener: MachineListener) {
    this.#world = world
    this.#clock = clock
    this.#listener = listener
    this.#recording = new RecordingSession(clock, {
      world: () => this.#world,
      happened: (happening) => this.#happen(happening),
      picture: (size) => this.#airPicture(size, 'webp', 70),
    })
    this.#wake()
  }

  get world(): World {
    return this.#world
  }

  /** One frame of this OBS, in milliseconds. */
  get frame(): number {
    return frameMilliseconds(this.#world)
  }

  /**
   * Performs one request. The response is handed over before its events go out wherever OBS does it so; a request that
   * takes time answers later. Resolves when the response was handed over, and without one when OBS dies of the request.
   */
  async perform(requestType: string, data: Data, answer: (response: Response) => void): Promise<void> {
    if (this.#closed) return
    this.#catchUp()
    const now = this.#clock.now()
    const {
      world,
      response,
      events,
      effects = [],
      draw,
      answerAt,
    } = apply(this.#world, requestType, data, sensesAt(now))
    this.#world = world
    if (effects.some((effect) => effect.what === 'die')) {
      this.#listener.died()
      return
    }
    const later = draw !== undefined || answerAt !== undefined
    if (!later) answer(response)
    this.#tell(events)
    for (const effect of effects) this.#begin(effect)
    this.#wake()
    if (draw !== undefined) answer(await this.#draw(draw, world, now, response))
    if (answerAt !== undefined) {
      await this.wait(answerAt - now)
      this.#catchUp()
      answer(response)
    }
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(Math.max(0, milliseconds), resolve)
    })
  }

  /** What viewers see at this moment, which studio mode can make another picture than the programme scene's. */
  #airPicture(size: Size, format: string, quality: number): Promise<Buffer> {
    return airPicture(this.#world, size, this.#clock.now(), this.#cache, format, quality)
  }

  air(size: Size): Promise<Buffer> {
    return this.#airPicture(size, 'png', -1)
  }

  /** Stops time and closes a running recording. */
  async close(): Promise<void> {
    this.#closed = true
    this.#cancelTimer()
    await this.#recording.close()
  }

  async #draw(draw: Draw, world: World, now: Instant, response: Response): Promise<Response> {
    const alpha = hasAlpha(draw.format)
    const canvas = await paintSource(world, draw.source, draw, now, this.#cache, alpha ? undefined : 'black')
    const bytes = await encode(alpha ? asObsWritesIt(canvas) : canvas, draw.format, draw.quality)
    if (draw.path !== null) return writePicture(draw.path, bytes, response)
    const imageData = `data:image/${draw.format};base64,${bytes.toString('base64')}`
    return { ...response, responseData: { imageData } }
  }

  #begin(effect: Effect): void {
    if (effect.what === 'record') this.#recording.start(effect.path)
    if (effect.what === 'finish-recording') this.#recording.finish()
  }

  /** Something from outside: a file was begun or closed. */
  #happen(happening: (world: World, now: Instant) => Outcome): void {
    if (this.#closed) return
    this.#catchUp()
    const now = this.#clock.now()
    const { world = this.#world, events = [] } = happening(this.#world, now)
    this.#world = withFrameDue(this.#world, world, now)
    this.#tell(events)
    this.#wake()
  }

  #catchUp(): void {
    const { world, events } = advance(this.#world, sensesAt(this.#clock.now()))
    this.#world = world
    this.#tell(events)
  }

  #tell(events: readonly ObsEvent[]): void {
    for (const event of events) this.#listener.event(event)
  }

  #wake(): void {
    this.#cancelTimer()
    const due = nextDue(this.#world)
    if (this.#closed || due === Infinity) return
    this.#cancelTimer = this.#clock.after(Math.max(0, due - this.#clock.now()), () => {
      if (this.#closed) return
      this.#catchUp()
      this.#wake()
    })
  }
}

async function writePicture(path: string, bytes: Buffer, response: Response): Promise<Response> {
  try {
    await writeFile(path, bytes)
    return response
  } catch {
    // Why is of no interest to OBS either: it names the folder, and so does this.
    const refused = new RequestRefused(
      status.resourceNotFound,
      'The directory for your file path does not exist.',
    )
    return refused.response()
  }
}
