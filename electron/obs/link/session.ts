import { OBSWebSocketError, RequestBatchExecutionType } from 'obs-websocket-js/json'
import type { LinkFailure } from '#shared/model/obs.ts'
import type { Clock } from '../clock.ts'
import { type EventListener, ObsClient } from './client.ts'
import { causeOf, type Evidence } from './failure.ts'
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
import { type Ending, Waits } from './waits.ts'

export type SessionOptions = {
  readonly url: string
  readonly password: string | null
  /** Bits of obs-websocket's EventSubscription. */
  readonly subscriptions: number
  readonly clock: Clock
  /** The address has been a working OBS before; tells a hanging OBS from a stranger at its port. */
  readonly provenBefore: boolean
  readonly onEvent: EventListener
  /** Called once, when a session that was open has died by itself. */
  readonly onLost: (failure: LinkFailure) => void
}

export type Opening =
  | { readonly ok: true; readonly obsVersion: string; readonly rpcVersion: string }
  | { readonly ok: false; readonly failure: LinkFailure }

/** One WebSocket to OBS, from its first byte to its death; never used again after that. */
export class Session {
  readonly #options: SessionOptions
  readonly #client: ObsClient
  readonly #waits: Waits
  #seen: Evidence
  #alive = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.#waits = new Waits(options.clock)
    this.#seen = {
      opened: false,
      hello: null,
      obsVersion: null,
      timedOut: false,
      code: -1,
      message: '',
      provenBefore: options.provenBefore,
    }
    this.#client = new ObsClient(options.onEvent)
    this.#client.on('ConnectionOpened', () => this.#see({ opened: true }))
    this.#client.on('Hello', (hello) => this.#see({ hello: hello.obsWebSocketVersion }))
    this.#client.on('ConnectionError', (error) => this.#see({ code: error.code, message: error.message }))
    this.#client.on('ConnectionClosed', (error) => this.#closed(error.code))
  }

  /** Opened, and not dead yet. */
  get alive(): boolean {
    return this.#alive
  }

  /** Connects, identifies and asks for the version, all within the deadline; a failure leaves nothing open. */
  async open(deadlineMs: number): Promise<Opening> {
    const ending = await this.#waits.run(this.#introduce(), deadlineMs)
    if (ending.how === 'settled') {
      this.#see({ obsVersion: ending.value.obsVersion, code: 0 })
      const tooOld = causeOf(this.#seen) === 'too-old'
      if (!tooOld) {
        this.#alive = true
        return { ok: true, ...ending.value }
      }
    }
    if (ending.how === 'timed-out') this.#see({ timedOut: true })
    if (ending.how === 'failed' && this.#seen.message === '' && ending.error instanceof Error) {
      this.#see({ message: ending.error.message })
    }
    this.end()
    return { ok: false, failure: causeOf(this.#seen) }
  }

  async call<Name extends RequestName>(
    name: Name,
    data: RequestData<Name> | undefined,
    deadlineMs: number,
  ): Promise<CallOutcome<ResponseData<Name>>> {
    const ending = await this.#waits.run(this.#client.call(name, data), deadlineMs)
    if (ending.how === 'settled') return { ok: true, value: ending.value }
    return { ok: false, failure: this.#failureOf(ending, deadlineMs) }
  }

  /** One outcome for each request, in the order of the requests. */
  async batch(
    requests: readonly ObsRequest[],
    options: BatchOptions,
    deadlineMs: number,
  ): Promise<CallOutcome<readonly RequestOutcome[]>> {
    const executionType = options.executionType ?? 'SerialRealtime'
    // Only a parallel batch answers in any order; elsewhere the numbers would be so many bytes for nothing.
    const parallel = executionType === 'Parallel'
    const sent = parallel
      ? requests.map((request, index) => ({ ...request, requestId: String(index) }))
      : [...requests]
    const work = this.#client.callBatch(sent, {
      executionType: RequestBatchExecutionType[executionType],
      haltOnFailure: options.haltOnFailure ?? false,
    })
    const ending = await this.#waits.run(work, deadlineMs)
    if (ending.how !== 'settled') return { ok: false, failure: this.#failureOf(ending, deadlineMs) }
    const outcomes: RequestOutcome[] = requests.map(() => ({ ok: false, failure: { kind: 'not-run' } }))
    for (const [index, { requestId, requestStatus, responseData }] of ending.value.entries()) {
      outcomes[parallel ? Number(requestId) : index] = requestStatus.result
        ? { ok: true, value: responseData }
        : {
            ok: false,
            failure: { kind: 'refused', code: requestStatus.code, comment: requestStatus.comment ?? '' },
          }
    }
    return { ok: true, value: outcomes }
  }

  /** Closes the socket and loses all waits; `onLost` is not called. */
  end(): void {
    this.#alive = false
    this.#waits.endAll()
    this.#client.abandon()
  }

  async #introduce(): Promise<{ obsVersion: string; rpcVersion: string }> {
    const { url, password, subscriptions } = this.#options
    const identified = await this.#client.connect(url, password ?? undefined, {
      rpcVersion: 1,
      eventSubscriptions: subscriptions,
    })
    const version = await this.#client.call('GetVersion')
    return { obsVersion: version.obsVersion, rpcVersion: String(identified.negotiatedRpcVersion) }
  }

  #see(seen: Partial<Evidence>): void {
    this.#seen = { ...this.#seen, ...seen }
  }

  #closed(code: number): void {
    this.#see(code === 1006 && this.#seen.message !== '' ? {} : { code })
    const wasOpen = this.#alive
    this.end()
    if (wasOpen) this.#options.onLost(causeOf(this.#seen))
  }

  #failureOf(ending: Exclude<Ending<unknown>, { how: 'settled' }>, deadlineMs: number): CallFailure {
    if (ending.how === 'timed-out') {
      const wasOpen = this.#alive
      this.end()
      if (wasOpen) this.#options.onLost('stale')
      return { kind: 'timed-out', afterMs: deadlineMs }
    }
    if (ending.how === 'failed') {
      const { error } = ending
      if (error instanceof OBSWebSocketError) {
        return { kind: 'refused', code: error.code, comment: error.message }
      }
      // A request that cannot even be put into JSON is the caller's bug, not the link's.
      if (this.#alive) throw error
    }
    return { kind: 'link-lost' }
  }
}
