import type { LinkState, ObsState } from '#shared/model/obs.ts'
import type { Clock } from './clock.ts'
import type { CallFailure, CallOutcome, RequestOutcome } from './link/outcome.ts'
import type { ObsLink } from './link.ts'
import type { Fingerprint } from './mirror/answer.ts'
import { AnswerReader } from './mirror/answer-reader.ts'
import { type Closely, defaultPace, nextBatch, type Pace, type Rounds, roundsOf } from './mirror/due.ts'
import { readEvent } from './mirror/event.ts'
import { type Part, requestOf } from './mirror/part.ts'
import { type Observation, reduce } from './mirror/reduce.ts'
import { type MirrorState, type Ticket, unknownState } from './mirror/state.ts'

export type MirrorOptions = {
  readonly link: ObsLink
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly pace?: Pace
  /** Sources to be read with every beat while they are in the programme: the studio's own. */
  readonly closely?: Closely
}

export type Refreshed =
  | { readonly ok: true; readonly state: ObsState }
  | { readonly ok: false; readonly failure: CallFailure | { readonly kind: 'collection-changing' } }

/** Called after each observation; `before` is what was current until then. Compare `revision` to see if it matters. */
export type MirrorListener = (now: ObsState, before: ObsState) => void

/** A read-back that OBS has answered by now has its answer here; one that is held back is let go. */
const nudgeAfterMs = 4

/**
 * OBS's state as one immutable value, kept by events, by polls that never overlap, and by read-backs on demand.
 * Nothing is asked while the scene collection changes: OBS would die of it.
 */
export class Mirror {
  readonly #options: MirrorOptions
  readonly #pace: Pace
  readonly #listeners = new Set<MirrorListener>()
  readonly #unsubscribe: readonly (() => void)[]
  readonly #reader: AnswerReader
  #state: MirrorState
  #ticket: Ticket = 0
  #rounds: { readonly revision: number; readonly of: Rounds }
  #polling = false
  #beatDue = false
  #beats = 0
  #callOffBeat: () => void = () => undefined
  #closed = false

  constructor(options: MirrorOptions) {
    this.#options = options
    this.#pace = options.pace ?? defaultPace
    this.#reader = new AnswerReader(options.fingerprint)
    const { link, clock } = options
    this.#state = unknownState(link.state, clock.now(), 0, 0)
    this.#rounds = { revision: 0, of: roundsOf(this.current, options.closely) }
    this.#unsubscribe = [
      link.onState((state) => this.#linkChanged(state)),
      link.onEvent((type, data) => this.#heard(type, data)),
    ]
    this.#beat()
  }

  get current(): ObsState {
    return this.#state.obs
  }

  /** The listener is called synchronously, before anything else is asked of OBS; the returned function unsubscribes. */
  onChange(listener: MirrorListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Reads these parts now, as one batch on the control connection, and resolves when they are in `current`: the
   * read-back after a repair. It waits for no poll, and a poll that was asked for before it cannot undo what it read.
   * Sent 2 ms after a repair it also releases the repair's own answer (see BatchOptions.nudgeAfterMs).
   */
  async refresh(parts: readonly Part[], deadlineMs?: number): Promise<Refreshed> {
    const { link } = this.current
    if (link.phase !== 'connected') {
      const failure = link.phase === 'connecting' ? link.failure : null
      return { ok: false, failure: { kind: 'not-connected', failure } }
    }
    if (this.current.collectionChanging) return { ok: false, failure: { kind: 'collection-changing' } }
    const asked = this.#draw()
    const options = { nudgeAfterMs, ...(deadlineMs === undefined ? {} : { deadlineMs }) }
    const outcome = await this.#options.link.control.batch(parts.map(requestOf), options)
    if (!outcome.ok) return outcome
    this.#fold(asked, parts, outcome.value)
    return { ok: true, state: this.current }
  }

  close(): void {
    this.#closed = true
    this.#callOffBeat()
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#listeners.clear()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #linkChanged(link: LinkState): void {
    this.#reader.forget()
    this.#observe({ kind: 'link', ticket: this.#draw(), link })
    this.#beatDue = true
    this.#poll()
  }

  #heard(type: string, data: unknown): void {
    const event = readEvent(type, data)
    if (event === 'ignored') return
    const ticket = this.#draw()
    if (event !== 'unreadable' && event.type === 'CurrentSceneCollectionChanged') this.#reader.forget()
    this.#observe(
      event === 'unreadable' ? { kind: 'unreadable-event', ticket } : { kind: 'event', ticket, event },
    )
    this.#poll()
  }

  #beat(): void {
    this.#callOffBeat = this.#options.clock.after(this.#pace.beatMs, () => this.#beat())
    this.#beatDue = true
    this.#poll()
  }

  /** Sends the next batch if there is anything to ask and no other batch is under way. */
  #poll(): void {
    const { link } = this.#options
    const { collectionChanging } = this.current
    if (this.#closed || this.#polling || collectionChanging || link.state.phase !== 'connected') return
    const number = this.#beatDue ? this.#beats++ : null
    this.#beatDue = false
    const parts = nextBatch(this.#state.open, this.#roundsNow(), number, this.#pace)
    if (parts.length === 0) return
    this.#polling = true
    const asked = this.#draw()
    void link.polls.batch(parts.map(requestOf)).then((outcome) => this.#polled(asked, parts, outcome))
  }

  #roundsNow(): Rounds {
    const { revision } = this.current
    if (this.#rounds.revision !== revision)
      this.#rounds = { revision, of: roundsOf(this.current, this.#options.closely) }
    return this.#rounds.of
  }

  #polled(asked: Ticket, parts: readonly Part[], outcome: CallOutcome<readonly RequestOutcome[]>): void {
    this.#polling = false
    if (this.#closed) return
    // A batch without an answer means that the link is going down, and the link itself says so.
    if (!outcome.ok) return
    this.#fold(asked, parts, outcome.value)
    this.#poll()
  }

  #fold(asked: Ticket, parts: readonly Part[], outcomes: readonly RequestOutcome[]): void {
    const answers = parts.map((part, index) =>
      this.#reader.read(part, outcomes[index] ?? { ok: false, failure: { kind: 'not-run' } }),
    )
    this.#observe({ kind: 'answers', asked, answers })
  }

  #observe(observation: Observation): void {
    const before = this.#state
    this.#state = reduce(before, observation, this.#options.clock.now())
    if (this.#state === before) return
    for (const listener of this.#listeners) listener(this.#state.obs, before.obs)
  }

  #draw(): Ticket {
    this.#ticket += 1
    return this.#ticket
  }
}
