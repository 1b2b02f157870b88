import type { Instant, RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { RecordingGap } from './room-protocol.ts'

/** So long after the recording runs again the buffer is saved: OBS has then encoded the end of the gap too. */
const saveAfterMs = 1_000
/** A save that OBS has not reported by then has failed: writing the buffer takes a second, a busy disk more. */
const savedWithinMs = 15_000

type Gap = {
  readonly room: RoomId
  readonly session: SessionId
  readonly from: Instant
  /** The second recorder ran when the gap began. */
  readonly covered: boolean
}

type State =
  | { readonly phase: 'idle' | 'recording' }
  | { readonly phase: 'gap'; readonly gap: Gap }
  /** The recording runs again; the buffer is to be saved, or is being saved. */
  | { readonly phase: 'saving'; readonly gap: Gap; readonly to: Instant; readonly asked: boolean }

export type GapKeeperParts = {
  /** Asks OBS to write its replay buffer to a file. */
  readonly save: () => void
  readonly tell: (gap: RecordingGap) => void
}

/**
 * Notices when a room that is out is not recorded, and fetches what the second recorder (OBS's replay buffer) has of
 * that time. OBS takes 0.8 s or more to start a stopped recording again, and nothing makes it faster.
 */
export class GapKeeper {
  readonly #parts: GapKeeperParts
  #state: State = { phase: 'idle' }

  constructor(parts: GapKeeperParts) {
    this.#parts = parts
  }

  /** To be called with every change and on a beat. */
  look(obs: ObsState, intent: Intent | null, now: Instant): void {
    const runs =
      obs.record.known &&
      obs.record.value.active &&
      !obs.record.value.stopping &&
      obs.record.value.pausedAt === null
    const wanted = intent?.record === true ? intent.session : null
    if (wanted === null || intent === null) {
      this.#over(now)
      return
    }
    const state = this.#state
    switch (state.phase) {
      case 'idle':
        if (runs) this.#state = { phase: 'recording' }
        return
      case 'recording': {
        if (runs || !obs.record.known) return
        const covered = obs.replayBuffer.known && obs.replayBuffer.value === 'running'
        this.#state = { phase: 'gap', gap: { room: intent.room, session: wanted, from: now, covered } }
        return
      }
      case 'gap':
        if (!runs) return
        if (state.gap.covered) this.#state = { phase: 'saving', gap: state.gap, to: now, asked: false }
        else this.#close(state.gap, now, null)
        return
      case 'saving':
        // Stopped again before the buffer was saved: one gap.
        if (!runs) this.#state = { phase: 'gap', gap: state.gap }
        else if (!state.asked && now - state.to >= saveAfterMs) {
          this.#state = { ...state, asked: true }
          this.#parts.save()
        } else if (now - state.to > savedWithinMs) this.#close(state.gap, state.to, null)
    }
  }

  /** OBS has written its replay buffer (event ReplayBufferSaved); whoever asked for it, it has the gap. */
  saved(path: string): void {
    if (this.#state.phase === 'saving') this.#close(this.#state.gap, this.#state.to, path)
  }

  #close(gap: Gap, to: Instant, path: string | null): void {
    this.#state = { phase: 'recording' }
    const { room, session, from } = gap
    this.#parts.tell({ room, session, path, from: Math.floor(from), to: Math.floor(to) })
  }

  /** The room is no longer out: what is open ends here. */
  #over(now: Instant): void {
    const state = this.#state
    if (state.phase === 'gap') this.#close(state.gap, now, null)
    if (state.phase === 'saving') this.#close(state.gap, state.to, null)
    this.#state = { phase: 'idle' }
  }
}
