import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { PictureDesk } from '#electron/studio/pictures/picture-desk.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import { declaring } from '../declaring.ts'
import { avatar, openGuardedRoom } from '../guarded-room.ts'
import { hastyLadder, patientLadder } from '../ladder-rules.ts'
import type { RealObs } from '../real-obs.ts'
import { soon } from '../room-out.ts'
import { resourcesDir } from '../studio.ts'
import { type Begun, endOf } from './endings.ts'
import { LabelLook } from './label-look.ts'
import { type Lay, Stage } from './stage.ts'
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

const mostDeaths = 1

/** A room that is out on an OBS with somebody beside it, who tries one way after the other. */
export class Trial {
  readonly #stage: Stage
  readonly #folder: string
  #at: AtObs | null = null
  #look: LabelLook | null = null
  #base: Awaited<ReturnType<typeof snapshot>> | null = null
  #family: Family | null = null
  #names = 0
  #deaths = 0
  #stopLooking: () => Promise<void> = async () => undefined

  private constructor(stage: Stage, folder: string) {
    this.#stage = stage
    this.#folder = folder
  }

  /** @param lay lays what the room's own connections go through */
  static async begin(start: StartObs, lay?: Lay): Promise<Trial> {
    const folder = mkdtempSync(join(tmpdir(), 'fairlive-matrix-'))
    return new Trial(await Stage.set(() => start(folder), lay), folder)
  }

  async enter(family: Family): Promise<void> {
    this.#family = family
    await this.#survive(`entering “${family.title}”`, () => this.#enter(family))
  }

  async #enter(family: Family): Promise<void> {
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
    return this.#survive(`“${way.what}”`, () => this.#try(way))
  }

  async #try(way: Way): Promise<number | null> {
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
      const begun: Begun = {
        at,
        look: this.#look,
        heard: this.#stage.listen(),
        from: at.room.records.length,
        outputsFrom: at.room.outputs.length,
        undo: async () => {
          await undo()
          await this.#stage.connect()
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
    const what = ways.map((way) => `“${way.what}”`).join(', ')
    await this.#survive(what, () => this.#trySequence(ways))
  }

  async #trySequence(ways: readonly Way[]): Promise<void> {
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
    await this.#close()
    await this.#stage[Symbol.asyncDispose]()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /**
   * OBS 29.0.2 may die by itself. What was tried meanwhile says nothing about the room then: it is said aloud, and tried
   * once more on a fresh OBS. A second death fails, whatever it is due to.
   */
  async #survive<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt()
    } catch (failure) {
      const death = await this.#stage.death()
      if (death === null || this.#deaths === mostDeaths) throw failure
      this.#deaths += 1
      console.error(`OBS died by itself (${death}) at ${what}, which is tried again on a fresh OBS`)
      await this.#close()
      await this.#stage.setAgain()
      this.#base = null
      if (this.#family !== null) await this.#enter(this.#family)
      return attempt()
    }
  }

  async #close(): Promise<void> {
    await this.#stopLooking()
    this.#stopLooking = async () => undefined
    await this.#closeRoom()
  }

  async #openRoom(isHasty: boolean): Promise<AtObs> {
    await this.#closeRoom()
    const { obs, program } = this.#stage
    const room = await openGuardedRoom({
      url: this.#stage.url,
      password: program.password,
      rules: isHasty ? hastyLadder : patientLadder,
    })
    await room.calm(20_000)
    await obs.call('SetCurrentSceneTransition', { transitionName: 'Cut' })
    this.#base ??= await snapshot({ obs })
    const at: AtObs = {
      room,
      obs,
      program,
      real: 'kill' in program ? (program satisfies RealObs) : null,
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
    this.#look = await LabelLook.at(obs, label)
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
    desk.connect(this.#stage.program.url, this.#stage.program.password)
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
