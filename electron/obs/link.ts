import { EventSubscription } from 'obs-websocket-js/json'
import type { LinkState } from '#shared/model/obs.ts'
import type { Clock } from './clock.ts'
import type { EventListener } from './link/client.ts'
import { type ObsAddress, ObsConnection } from './link/connection.ts'
import type { RetryRule } from './link/retry.ts'

export type LinkOptions = {
  readonly address: ObsAddress
  readonly clock: Clock
  readonly retry?: RetryRule
  readonly deadlineMs?: number
}

/** Everything that the mirror reads; transforms are a high-volume event and come only when named. */
const mirrored =
  EventSubscription.General |
  EventSubscription.Config |
  EventSubscription.Scenes |
  EventSubscription.Inputs |
  EventSubscription.Transitions |
  EventSubscription.Filters |
  EventSubscription.Outputs |
  EventSubscription.SceneItems |
  EventSubscription.Ui |
  EventSubscription.SceneItemTransformChanged

/**
 * The room's link to its OBS: `control` brings events and carries repairs, `polls` carries the reading, and neither
 * waits for the other's answers. Pictures go over an ObsConnection of their own.
 */
export class ObsLink {
  readonly control: ObsConnection
  readonly polls: ObsConnection
  readonly #listeners = new Set<(state: LinkState) => void>()
  #state: LinkState

  constructor(options: LinkOptions) {
    this.control = new ObsConnection({ ...options, subscriptions: mirrored })
    this.polls = new ObsConnection(options)
    this.#state = this.#joined()
    this.control.onState(({ phase }) => {
      if (phase === 'connected') this.polls.hurry()
      this.#changed()
    })
    this.polls.onState(({ phase }) => {
      if (phase === 'connected') this.control.hurry()
      this.#changed()
      if (phase !== 'connected') this.#askControl()
    })
  }

  /** Connected only while both connections are; otherwise the state of the one that is worse off. */
  get state(): LinkState {
    return this.#state
  }

  /** Called synchronously on each change; the returned function unsubscribes. */
  onState(listener: (state: LinkState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onEvent(listener: EventListener): () => void {
    return this.control.onEvent(listener)
  }

  close(): void {
    this.control.close()
    this.polls.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #joined(): LinkState {
    const control = this.control.state
    const polls = this.polls.state
    if (control.phase !== 'connected') return control
    return polls
  }

  /**
   * `control` only listens, so nothing would tell it that its OBS is gone without a word: it asks when `polls` has
   * lost its own connection. It does not ask by the clock, because an answer on its way holds back the next event
   * (see BatchOptions.nudgeAfterMs).
   */
  #askControl(): void {
    if (this.control.state.phase === 'connected') void this.control.call('GetStudioModeEnabled')
  }

  #changed(): void {
    const next = this.#joined()
    if (next === this.#state) return
    this.#state = next
    for (const listener of this.#listeners) listener(next)
  }
}
