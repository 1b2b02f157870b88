import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '#shared/model/ids.ts'
import type { EndingWhy, OnItsOwn } from '#shared/model/obs-ending.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Words } from '#shared/model/words.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { isOut } from '#shared/rules/session.ts'
import type { Reader } from '../../ledger/schema.ts'
import { endProcess, isObs } from '../../obs/process/end-process.ts'
import { type PortOwner, portOwner } from '../../obs/process/listener.ts'
import { isEndingAgreed } from '../../rooms/obs-ending.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import type { ObsAddressNow } from './obs-choice.ts'
import { atHand, type EndingFacts, type EndingState, endingStep } from './obs-ending-step.ts'
import type { RoomReport } from './room-protocol.ts'

/** What is asked and written. */
export type ObsEndingStudio = {
  readonly db: Reader
  readonly door: Pick<LedgerDoor, 'asStudio'>
  readonly pack: Pack
}

export type ObsEndingParts = {
  readonly report: () => RoomReport
  readonly address: () => ObsAddressNow
  readonly onChange: () => void
  readonly failed: (error: unknown) => void
}

const beatMs = 500

/**
 * Watches for a room that is out on an OBS that cannot be reached: says so, and ends the OBS of this PC where the owner
 * agreed to that beforehand. Which process that is was looked up while it could be reached.
 */
export class ObsEnding {
  readonly #studio: ObsEndingStudio
  readonly #parts: ObsEndingParts
  readonly #beat: NodeJS.Timeout
  #state: EndingState = atHand
  #owner: PortOwner | null = null
  /** The connection for which the owner of the port was looked up. */
  #connectedAt: Instant | null = null
  #working: Promise<void> = Promise.resolve()

  constructor(studio: ObsEndingStudio, parts: ObsEndingParts) {
    this.#studio = studio
    this.#parts = parts
    this.#beat = setInterval(() => this.#look(), beatMs)
  }

  /** What the console must say as long as it is so; null while OBS can be reached or the room is not out. */
  get onItsOwn(): OnItsOwn | null {
    const { since } = this.#state
    if (since === null) return null
    const { agreed, isOnThisPc, endAfterMs } = this.#facts()
    const ends = agreed && isOnThisPc && !this.#state.done
    return {
      since,
      said: alone,
      remedy: ends ? this.#studio.pack.ladder.unreachable.said : byHand,
      endsObsAt: ends ? since + endAfterMs : null,
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#beat)
    await this.#working
  }

  #facts(): EndingFacts {
    const { db, pack } = this.#studio
    const { report, address } = this.#parts
    const room = theRoom(db)
    const session = room && latestSession(db, room.id)
    const { kind } = address()
    return {
      now: Date.now(),
      isOut: session !== undefined && isOut(session.phase) && kind === 'obs',
      isReachable: report().link?.phase === 'connected',
      agreed: room !== undefined && isEndingAgreed(db, room.id),
      isOnThisPc: localPort(address()) !== null,
      endAfterMs: pack.ladder.unreachable.endObsAfterMs,
    }
  }

  #look(): void {
    this.#remember()
    const before = this.#state
    const { state, act } = endingStep(before, this.#facts())
    this.#state = state
    if (state.since !== before.since || state.done !== before.done) this.#parts.onChange()
    if (act === 'none' || state.since === null) return
    const { since } = state
    this.#working = this.#working
      .then(() => (act === 'end' ? this.#end(since) : this.#tell(act, null, since)))
      .catch(this.#parts.failed)
  }

  /** Whoever listens there while the connection stands is OBS; later its server may be off and tell nothing. */
  #remember(): void {
    const { link } = this.#parts.report()
    if (link?.phase !== 'connected' || link.since === this.#connectedAt) return
    this.#connectedAt = link.since
    const port = localPort(this.#parts.address())
    this.#owner = null
    if (port === null) return
    void portOwner(port, process.platform).then((owner) => {
      if (this.#connectedAt === link.since) this.#owner = owner
    })
  }

  async #end(since: Instant): Promise<void> {
    const { platform } = process
    const port = localPort(this.#parts.address())
    // An OBS that was started again since listens there itself, with a password that is not known.
    const now = port === null ? null : await portOwner(port, platform)
    const owner = now ?? this.#owner
    if (owner === null) return this.#tell('gone', null, since)
    if (!isObs(owner)) return this.#tell('not-obs', owner.program, since)
    const { program, pid } = owner
    const isGone = await endProcess(owner, platform, pause)
    if (!isGone) return this.#tell(now === null ? 'gone' : 'failed', program, since)
    const body = { program, pid, unreachableFrom: Math.floor(since), cites: this.#cites() }
    await this.#studio.door.asStudio('studio.record', { seen: [{ kind: 'obs.ended', body }] })
  }

  async #tell(why: EndingWhy, program: string | null, since: Instant): Promise<void> {
    const body = { why, program, unreachableFrom: Math.floor(since), cites: this.#cites() }
    await this.#studio.door.asStudio('studio.record', { seen: [{ kind: 'obs.not-ended', body }] })
  }

  #cites() {
    return citationsOf(this.#studio.pack.ladder.unreachable.cites)
  }
}

/** The port where it is one of this PC; null where OBS runs elsewhere. */
function localPort({ url }: ObsAddressNow): number | null {
  if (!URL.canParse(url)) return null
  const { hostname, port } = new URL(url)
  const isLocal = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return isLocal && port !== '' ? Number(port) : null
}

const alone: Words = {
  zh: '直播间现在没有守护：工作室连不上 OBS，画面上有什么、标识还在不在，都无从得知。',
  en: 'The room is on its own: the studio cannot reach OBS and cannot know what is on air or whether the label is there.',
}
const byHand: Words = {
  zh: '请马上到 OBS 前查看；不能确认画面合规的，请在 OBS 里停止播出。',
  en: 'Look at OBS at once; if you cannot be sure of the picture, stop the output there.',
}
