import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { expect, vi } from 'vitest'
import { PictureDesk } from '#electron/studio/pictures/picture-desk.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import { declaring } from '../declaring.ts'
import { avatar, openGuardedRoom } from '../guarded-room.ts'
import { hastyLadder, patientLadder } from '../ladder-rules.ts'
import { connectRaw, type RawClient } from '../raw-obs-client.ts'
import type { RealObs } from '../real-obs.ts'
import { soon } from '../room-out.ts'
import { resourcesDir } from '../studio.ts'
import { type Begun, endOf } from './endings.ts'
import { LabelLook } from './label-look.ts'
import { snapshot, tidy } from './tidy.ts'
import type { AtObs, Family, StartObs, Way } from './way.ts'

const known = { [avatar]: 'virtual-image', 背景: 'media', 桌面: 'real' } as const

/** What every family's room asks for, where it does not say otherwise: a rehearsal with a label and nothing more. */
const plain: Partial<Intent> = {
  phase: 'rehearsing',
  record: false,
  stopRecord: true,
  startOutput: false,
  card: null,
  goods: { drawn: [], barred: [] },
  notice: null,
  probe: null,
  sources: declaring(known),
}

/** Pictures are looked at as in a studio; what they show beside the label is nobody's concern here. */
const looked: Intent['probe'] = {
  blackAfterMs: 600_000,
  stillAfterMs: 600_000,
  codes: { platformHosts: [], cardLinks: [], declared: [] },
}

/** All categories of events and the transforms, without the meters. */
const subscriptions = 0x7ff | (1 << 19)

type Between = AsyncDisposable & { readonly url: string }

/** An OBS, a room on it that is out, somebody beside it, and a witness who only listens. */
export class Trial {
  readonly #program: Awaited<ReturnType<StartObs>>
  readonly #folder: string
  readonly #between: Between | null
  readonly #obs = new OBSWebSocket()
  #witness: RawClient | null = null
  #heard: { readonly name: string; readonly at: number }[] = []
  #at: AtObs | null = null
  #look: LabelLook | null = null
  #base: Awaited<ReturnType<typeof snapshot>> | null = null
  #family: Family | null = null
  #names = 0
  #stopLooking: () => Promise<void> = async () => undefined

  private constructor(program: Awaited<ReturnType<StartObs>>, folder: string, between: Between | null) {
    this.#program = program
    this.#folder = folder
    this.#between = between
  }

  /** @param between what the room's own connections go through */
  static async begin(start: StartObs, between?: (url: string) => Promise<Between>): Promise<Trial> {
    const folder = mkdtempSync(join(tmpdir(), 'fairlive-matrix-'))
    const program = await start(folder)
    const trial = new Trial(program, folder, (await between?.(program.url)) ?? null)
    await trial.#connect()
    return trial
  }

  async enter(family: Family): Promise<void> {
    this.#family = family
    if (family.hasty === true) return
    const at = this.#at ?? (await this.#openRoom(false))
    const more = (await family.intent?.(at)) ?? {}
    const probe = family.looked === true ? looked : null
    at.room.change({ ...plain, probe, ...more })
    if (family.looked === true) this.#lookAtPictures(at)
    await this.#rest()
  }

  async leave(): Promise<void> {
    await this.#stopLooking()
    this.#stopLooking = async () => undefined
    if (this.#family?.hasty === true) await this.#closeRoom()
  }

  /** Tries one way, and fails where it ends otherwise than declared; milliseconds from acknowledgement to proof. */
  async of(way: Way): Promise<number | null> {
    if (this.#family?.hasty === true) await this.#openRoom(true)
    const at = this.#at
    if (at === null || this.#look === null) throw new Error('no room is open')
    let isUndone = false
    const undo = async () => {
      if (!isUndone) await way.undo?.(at)
      isUndone = true
    }
    try {
      if (way.before !== undefined) {
        await way.before(at)
        await this.#rest()
      }
      this.#heard = []
      const begun: Begun = {
        at,
        look: this.#look,
        heard: this.#heard,
        from: at.room.records.length,
        outputsFrom: at.room.outputs.length,
        undo: async () => {
          await undo()
          await this.#connect()
        },
      }
      await way.run(at)
      return await endOf(way, begun, now())
    } finally {
      await undo()
      await this.#tidy(at)
    }
  }

  /** Several ways, one right after the other; fails where the room is not as it must be in the end. */
  async ofSequence(ways: readonly Way[]): Promise<void> {
    const at = this.#at
    const look = this.#look
    if (at === null || look === null) throw new Error('no room is open')
    for (const way of ways) await attempt(way, at)
    // A picture that was the label's and now bears another name is for people to declare.
    await this.#rest(['undeclared'])
    await vi.waitFor(async () => expect(await look.onAir()).toEqual(look.asItMustBe), soon)
    await this.#tidy(at)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stopLooking()
    await this.#closeRoom()
    await this.#witness?.[Symbol.asyncDispose]()
    await this.#obs.disconnect()
    await this.#between?.[Symbol.asyncDispose]()
    await this.#program[Symbol.asyncDispose]()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #connect(): Promise<void> {
    const { url, password } = this.#program
    await this.#obs.disconnect()
    await this.#obs.connect(url, password)
    await this.#witness?.[Symbol.asyncDispose]()
    this.#witness = await connectRaw(url, password, subscriptions, ({ eventType }) => {
      this.#heard.push({ name: eventType, at: now() })
    })
  }

  async #openRoom(isHasty: boolean): Promise<AtObs> {
    await this.#closeRoom()
    const room = await openGuardedRoom({
      url: this.#between?.url ?? this.#program.url,
      password: this.#program.password,
      rules: isHasty ? hastyLadder : patientLadder,
    })
    await room.calm(20_000)
    await this.#obs.call('SetCurrentSceneTransition', { transitionName: 'Cut' })
    this.#base ??= await snapshot({ obs: this.#obs })
    const at: AtObs = {
      room,
      obs: this.#obs,
      program: this.#program,
      real: 'kill' in this.#program ? (this.#program satisfies RealObs) : null,
      folder: this.#folder,
      newName: (of) => `${of} ${++this.#names}`,
    }
    this.#at = at
    if (isHasty) {
      room.change(plain)
      await this.#rest()
    }
    const { label } = room.intent()
    if (label === null) throw new Error('the room has no label')
    this.#look = await LabelLook.at(this.#obs, label)
    return at
  }

  async #closeRoom(): Promise<void> {
    await this.#at?.room[Symbol.asyncDispose]()
    this.#at = null
  }

  async #tidy(at: AtObs): Promise<void> {
    if (this.#family?.hasty === true) await this.#closeRoom()
    if (this.#base !== null) await tidy(at, this.#base)
    if (this.#at !== null) await this.#rest()
  }

  /**
   * Every guard is in force, but for what is only told for a while. Asked for anew, so that what is reported is of
   * now: a report may be 50 ms old.
   */
  async #rest(told: readonly GuardId[] = []): Promise<void> {
    const room = this.#at?.room
    if (room === undefined) return
    room.change({})
    const amiss = () => {
      const { guards, confirmed } = room.report()
      const open = guards.filter(({ guard, state }) => {
        return guard !== 'collection' && !told.includes(guard) && state !== 'in-force' && state !== 'off'
      })
      const seen = open.flatMap((row) => row.seen.map(({ fact, where }) => `${row.guard}: ${fact} ${where}`))
      return confirmed === room.intent().revision ? seen : ['not confirmed', ...seen]
    }
    // Also before and between tests, where expect.poll may not be called.
    await vi.waitFor(() => expect(amiss()).toEqual([]), { ...soon, interval: 2 })
  }

  /** The studio's own probe, aimed as a studio does. */
  #lookAtPictures({ room }: AtObs): void {
    const desk = new PictureDesk({
      qrProgram: join(resourcesDir, 'qr', 'zxing_reader.wasm'),
      evidenceDir: join(this.#folder, 'evidence'),
      onSight: (taken) => room.see(taken),
      onDeath: (error) => process.emitWarning(String(error)),
      log: (line) => process.emitWarning(line),
    })
    desk.connect(this.#program.url, this.#program.password)
    const aiming = setInterval(() => desk.look(room.report()), 50)
    this.#stopLooking = async () => {
      clearInterval(aiming)
      await desk.close()
    }
  }
}

/** One way may leave nothing for the next to break (the item is gone already): then OBS refuses it. */
async function attempt({ run }: Way, at: AtObs): Promise<void> {
  const refused = await run(at).then(
    () => null,
    (error: { code?: number }) => error.code ?? 0,
  )
  if (refused !== null && (refused < 500 || refused >= 710)) throw new Error(`OBS said ${refused}`)
}

function now(): number {
  return performance.timeOrigin + performance.now()
}
