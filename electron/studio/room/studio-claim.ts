import type { RecordOf } from '../../guards/record.ts'
import type { ObsLink } from '../../obs/link.ts'
import {
  type Claim,
  ClaimMessage,
  type ClaimState,
  type ClaimStep,
  connected,
  disconnected,
  heard,
  unclaimed,
  waited,
} from './first-comer.ts'

export type StudioClaimParts = {
  readonly link: ObsLink
  readonly me: Claim
  readonly now: () => number
  readonly record: (record: ClaimRecord) => void
  /** Called when it becomes known, and whenever it changes, whether this studio is the first on its OBS. */
  readonly onChange: (isFirst: boolean) => void
}

/** That another studio acts on this OBS, and that this one does again. */
export type ClaimRecord = RecordOf<'obs.other-studio' | 'obs.other-studio-gone'>

const beatMs = 50

/** Two studios on one OBS would undo each other's repairs: the first acts, the second is told and does nothing. */
export class StudioClaim {
  readonly #parts: StudioClaimParts
  readonly #beat: NodeJS.Timeout
  readonly #stops: readonly (() => void)[]
  #state: ClaimState = unclaimed

  constructor(parts: StudioClaimParts) {
    this.#parts = parts
    const { link, me, now } = parts
    this.#stops = [
      link.onState(({ phase }) => {
        if (phase === 'connected') this.#take(connected(this.#state, now()))
        else this.#take({ state: disconnected(this.#state), say: null })
      }),
      link.onEvent((type, data) => {
        if (type !== 'CustomEvent') return
        const message = ClaimMessage.safeParse(data)
        if (message.success) this.#take(heard(this.#state, message.data, me, now()))
      }),
    ]
    this.#beat = setInterval(() => this.#take(waited(this.#state, now())), beatMs)
  }

  get isFirst(): boolean {
    return this.#state.isFirst === true
  }

  /** The name of the studio that acts instead of this one; null while there is none. */
  get other(): string | null {
    return this.#state.isFirst === false ? (this.#state.other?.name ?? null) : null
  }

  close(): void {
    clearInterval(this.#beat)
    for (const stop of this.#stops) stop()
  }

  #take({ state, say }: ClaimStep): void {
    const before = this.#state
    this.#state = state
    if (say !== null) this.#say(say)
    if (state.isFirst === before.isFirst && state.other?.id === before.other?.id) return
    if (state.other !== null)
      this.#parts.record({ kind: 'obs.other-studio', body: { studio: state.other.name } })
    else if (before.other !== null)
      this.#parts.record({ kind: 'obs.other-studio-gone', body: { studio: before.other.name } })
    this.#parts.onChange(state.isFirst === true)
  }

  /** Over the connection that reads: its answer must not hold back an event on the one that listens. */
  #say(says: ClaimMessage['fairlive']['says']): void {
    const eventData: ClaimMessage = { fairlive: { says, ...this.#parts.me } }
    void this.#parts.link.polls.call('BroadcastCustomEvent', { eventData })
  }
}
