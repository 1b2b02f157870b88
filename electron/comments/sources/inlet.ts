import type { Coverage, DropReason, Incoming, PlatformName } from '#shared/model/comments.ts'
import { DropCount } from './drop-count.ts'
import { RecentIds } from './recent-ids.ts'
import { SilenceWatch } from './silence-watch.ts'
import type { SourceSink, SourceSurroundings } from './source.ts'

export type InletLimits = {
  readonly batch: number
  readonly messages: number
  /** Code units of text, so that a few huge comments do not fill the memory where many small ones would not. */
  readonly characters: number
  readonly recentIds: number
  readonly silentAfterMs: number
  /** Drops are counted for so long and then said as one. */
  readonly sayDropsAfterMs: number
  /** The platform's clock may be off by so much before it is said, and how long it is not said again. */
  readonly clockToleranceMs: number
  readonly sayClockEveryMs: number
}

const inletLimits: InletLimits = {
  batch: 1_000,
  messages: 20_000,
  characters: 16_000_000,
  recentIds: 65_536,
  silentAfterMs: 60_000,
  sayDropsAfterMs: 1_000,
  clockToleranceMs: 120_000,
  sayClockEveryMs: 600_000,
}

export type InletOptions = {
  readonly platform: PlatformName
  readonly name: string
  readonly sink: SourceSink
  readonly surroundings: SourceSurroundings
  readonly limits?: Partial<InletLimits>
  /** False where old messages are what is expected: replayed files, relays that kept them. */
  readonly watchesClock: boolean
}

/** Told once whether the message is durable. */
export type Settled = (kept: boolean) => void

type Waiting = { readonly message: Incoming; readonly settled: Settled[] }
type Fact<T> = T extends unknown ? Omit<T, 'platform' | 'source' | 'at'> : never

/**
 * What every source pours its messages into: each id once, a bounded queue, one batch at a time to the sink, and a
 * count of everything that did not get through.
 */
export class Inlet {
  readonly #options: InletOptions
  readonly #limits: InletLimits
  readonly #silence: SilenceWatch
  readonly #kept: RecentIds
  readonly #drops: DropCount
  readonly #underWay = new Map<string, Waiting>()
  #queue: Waiting[] = []
  #characters = 0
  #delivering: Promise<void> | null = null
  #waitingForRoom: (() => void)[] = []
  #closed: Promise<void> | null = null
  #clockSaidAt = Number.NEGATIVE_INFINITY

  constructor(options: InletOptions) {
    const limits = { ...inletLimits, ...options.limits }
    const { clock } = options.surroundings
    this.#options = options
    this.#limits = limits
    this.#kept = new RecentIds(limits.recentIds)
    this.#drops = new DropCount(clock, limits.sayDropsAfterMs, (dropped) =>
      this.say({ fact: 'dropped', ...dropped }),
    )
    this.#silence = new SilenceWatch(limits.silentAfterMs, clock, (silence) =>
      this.say({ fact: 'silent', ...silence }),
    )
  }

  /** Takes the message in, or drops it and counts it. `settled(true)` also for one that was kept earlier. */
  offer(message: Incoming, settled: Settled = tellNobody): void {
    if (this.#closed === null) this.#offer(message, settled)
    else settled(false)
  }

  #offer(message: Incoming, settled: Settled): void {
    this.#silence.heard()
    this.#compareClocks(message)
    const same = this.#underWay.get(message.id)
    const characters = charactersOf(message)
    if (same !== undefined) {
      same.settled.push(settled)
      this.drop('repeated')
    } else if (this.#kept.has(message.id)) {
      this.drop('repeated')
      settled(true)
    } else if (this.#isFull(characters)) {
      this.drop('flood')
      settled(false)
    } else {
      const waiting = { message, settled: [settled] }
      this.#underWay.set(message.id, waiting)
      this.#queue.push(waiting)
      this.#characters += characters
      this.#delivering ??= Promise.resolve().then(() => this.#deliver())
    }
  }

  drop(why: DropReason, count = 1): void {
    this.#drops.add(why, count)
  }

  say(fact: Fact<Coverage>): void {
    const { platform, name, sink, surroundings } = this.#options
    sink.coverage({ platform, source: name, at: surroundings.clock.now(), ...fact })
  }

  /** Whether somebody listens: only then is silence a fact. */
  listening(yes: boolean): void {
    if (yes) this.#silence.begin()
    else this.#silence.end()
  }

  /** Resolves as soon as the queue is at most half full: for whoever can wait, as a file can. */
  room(): Promise<void> {
    if (this.#hasRoom()) return Promise.resolve()
    return new Promise((resolve) => this.#waitingForRoom.push(resolve))
  }

  /** Hands over what is still here and says `ended`; later messages are not taken. */
  close(why: string): Promise<void> {
    this.#closed ??= this.#end(why)
    return this.#closed
  }

  async #end(why: string): Promise<void> {
    this.#silence.end()
    await this.#delivering
    this.#drops.end()
    this.say({ fact: 'ended', why })
  }

  async #deliver(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.slice(0, this.#limits.batch)
      this.#queue = this.#queue.slice(batch.length)
      const kept = await this.#take(batch.map(({ message }) => message))
      for (const { message, settled } of batch) {
        this.#underWay.delete(message.id)
        this.#characters -= charactersOf(message)
        if (kept) this.#kept.add(message.id)
        for (const tell of settled) tell(kept)
      }
      if (this.#hasRoom()) for (const go of this.#waitingForRoom.splice(0)) go()
    }
    this.#delivering = null
  }

  async #take(batch: readonly Incoming[]): Promise<boolean> {
    try {
      await this.#options.sink.take(batch)
      return true
    } catch (error) {
      const { log } = this.#options.surroundings
      log(`${this.#options.name}: ${batch.length} messages were not kept: ${nameOf(error)}`)
      this.drop('not-kept', batch.length)
      return false
    }
  }

  #isFull(characters: number): boolean {
    const { messages, characters: most } = this.#limits
    return this.#underWay.size >= messages || this.#characters + characters > most
  }

  #hasRoom(): boolean {
    const { messages, characters } = this.#limits
    return this.#underWay.size * 2 <= messages && this.#characters * 2 <= characters
  }

  #compareClocks({ sentAt, receivedAt }: Incoming): void {
    if (sentAt === null || !this.#options.watchesClock) return
    const byMs = sentAt - receivedAt
    if (Math.abs(byMs) <= this.#limits.clockToleranceMs) return
    if (receivedAt - this.#clockSaidAt < this.#limits.sayClockEveryMs) return
    this.#clockSaidAt = receivedAt
    this.say({ fact: 'clock-differs', byMs })
  }
}

function tellNobody(): void {
  // Most platforms do not ask whether what they sent was kept.
}

function charactersOf(message: Incoming): number {
  return message.kind === 'comment' ? message.text.length + message.userName.length : 64
}

/** What kind of error it was: its message could carry a comment. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
