import type { LinkFailure, LinkState } from '#shared/model/obs.ts'
import type { Clock } from '../clock.ts'
import type { EventListener } from './client.ts'
import type {
  BatchOptions,
  CallFailure,
  CallOutcome,
  ObsRequest,
  RequestData,
  RequestName,
  RequestOutcome,
  ResponseData,
} from './outcome.ts'
import { type RetryRule, retryDelay, retryRuleFor } from './retry.ts'
import { Session } from './session.ts'

export type ObsAddress = {
  /** ws:// or wss:// */
  readonly url: string
  readonly password: string | null
}

export type ConnectionOptions = {
  readonly address: ObsAddress
  readonly clock: Clock
  /** Bits of obs-websocket's EventSubscription; default 0, no events. */
  readonly subscriptions?: number
  /** Default by the address: eager on loopback. */
  readonly retry?: RetryRule
  /** For an attempt to connect, and for each call that names none. Default 2,000. */
  readonly deadlineMs?: number
}

const defaultDeadlineMs = 2_000
/** The last one comes when OBS's own patience ends too. */
const mostNudges = 10

/**
 * One connection to OBS that keeps itself up. It begins to connect when it is made and tries again until it is
 * closed. Calls are never queued: without a connection they fail at once. A call that misses its deadline ends the
 * connection as stale: an OBS that owes an answer for seconds hangs, and what it shows meanwhile nobody knows.
 */
export class ObsConnection {
  readonly #options: ConnectionOptions
  readonly #retry: RetryRule
  readonly #deadlineMs: number
  readonly #eventListeners = new Set<EventListener>()
  readonly #stateListeners = new Set<(state: LinkState) => void>()
  #state: LinkState
  #session: Session
  #callOffRetry: () => void = () => undefined
  #isWaiting = false
  #provenBefore = false
  #lastWaitMs = 0

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#retry = options.retry ?? retryRuleFor(options.address.url)
    this.#deadlineMs = options.deadlineMs ?? defaultDeadlineMs
    this.#state = { phase: 'connecting', since: options.clock.now(), failure: null, attempts: 0 }
    this.#session = this.#attempt()
  }

  get state(): LinkState {
    return this.#state
  }

  /** Called synchronously on each change, also for each failed attempt; the returned function unsubscribes. */
  onState(listener: (state: LinkState) => void): () => void {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Called synchronously as an event arrives, before any later answer settles; the returned function unsubscribes. */
  onEvent(listener: EventListener): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  /** Never rejects for anything that OBS or the network does. */
  async call<Name extends RequestName>(
    name: Name,
    data?: RequestData<Name>,
    deadlineMs: number = this.#deadlineMs,
  ): Promise<CallOutcome<ResponseData<Name>>> {
    if (this.#state.phase !== 'connected') return this.#notConnected()
    return this.#session.call(name, data, deadlineMs)
  }

  /**
   * Sends the requests as one message and waits for all of them. Never rejects for anything that OBS or the network
   * does; a request that OBS refused is a value in its place. Prefer this to several calls at once: on one
   * connection the second small answer waits about 40 ms for an acknowledgement (see BatchOptions.nudgeAfterMs).
   */
  async batch(
    requests: readonly ObsRequest[],
    options: BatchOptions = {},
  ): Promise<CallOutcome<readonly RequestOutcome[]>> {
    if (this.#state.phase !== 'connected') return this.#notConnected()
    const session = this.#session
    const deadlineMs = options.deadlineMs ?? this.#deadlineMs
    const done = session.batch(requests, options, deadlineMs)
    if (options.nudgeAfterMs === undefined) return done
    const callOff = this.#nudging(session, options.nudgeAfterMs, deadlineMs)
    return done.finally(callOff)
  }

  /** OBS has just been seen to answer: where an attempt waits for its time, it is made now. */
  hurry(): void {
    if (this.#isWaiting) this.#tryAgain()
  }

  /** Ends the connection for good; calls in flight end as lost. */
  close(): void {
    if (this.#state.phase === 'closed') return
    this.#callOffRetry()
    this.#isWaiting = false
    this.#become({ phase: 'closed' })
    this.#session.end()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** What the requests answer is of no interest: their packets are what counts. */
  #nudging(session: Session, everyMs: number, deadlineMs: number): () => void {
    let left = mostNudges
    let callOff: () => void = () => undefined
    const next = () => {
      callOff = this.#options.clock.after(everyMs, () => {
        void session.call('GetStudioModeEnabled', undefined, deadlineMs)
        left -= 1
        if (left > 0) next()
      })
    }
    next()
    return () => callOff()
  }

  #attempt(): Session {
    const { address, clock, subscriptions = 0 } = this.#options
    const session = new Session({
      ...address,
      subscriptions,
      clock,
      provenBefore: this.#provenBefore,
      onEvent: (type, data) => {
        for (const listener of this.#eventListeners) heed(() => listener(type, data))
      },
      onLost: (failure) => this.#lost(failure, session),
    })
    void session.open(this.#deadlineMs).then((opening) => {
      if (this.#state.phase === 'closed') return
      if (!opening.ok) return this.#lost(opening.failure, session)
      // It may have died between its last answer and this line; then `onLost` has said so already.
      if (!session.alive) return
      this.#provenBefore = true
      this.#lastWaitMs = 0
      const { obsVersion, rpcVersion } = opening
      this.#become({ phase: 'connected', since: clock.now(), obsVersion, rpcVersion })
    })
    return session
  }

  #lost(failure: LinkFailure, session: Session): void {
    const state = this.#state
    if (state.phase === 'closed' || session !== this.#session) return
    const now = this.#options.clock.now()
    const since = state.phase === 'connecting' ? state.since : now
    const attempts = state.phase === 'connecting' ? state.attempts + 1 : 0
    this.#lastWaitMs = retryDelay(this.#retry, failure, now - since, this.#lastWaitMs)
    this.#callOffRetry = this.#options.clock.after(this.#lastWaitMs, () => this.#tryAgain())
    this.#isWaiting = true
    this.#become({ phase: 'connecting', since, failure, attempts })
  }

  #tryAgain(): void {
    this.#callOffRetry()
    this.#isWaiting = false
    this.#session = this.#attempt()
  }

  #become(state: LinkState): void {
    this.#state = state
    for (const listener of this.#stateListeners) heed(() => listener(state))
  }

  #notConnected(): { readonly ok: false; readonly failure: CallFailure } {
    const failure = this.#state.phase === 'connecting' ? this.#state.failure : null
    return { ok: false, failure: { kind: 'not-connected', failure } }
  }
}

/** obs-websocket-js swallows what an event listener throws; a bug must come to light instead. */
function heed(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
