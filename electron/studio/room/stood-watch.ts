import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState, Stood } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import type { RecordOf } from '../../guards/record.ts'
import { stoodAfter } from '../../guards/stood.ts'

export type ObsChangeRecord = RecordOf<'obs.changed'>

/**
 * Remembers how OBS stood when the room went out, and records what somebody changes of it behind the studio's back.
 * What the rehearsal went out with is no measure for the live room: it is taken anew.
 */
export class StoodWatch {
  readonly #record: (record: ObsChangeRecord) => void
  #outAs = ''
  #stood: Stood | null = null

  constructor(record: (record: ObsChangeRecord) => void) {
    this.#record = record
  }

  get stood(): Stood | null {
    return this.#stood
  }

  /** To be called with every change, before anybody judges by it. */
  look(obs: ObsState, intent: Intent | null, now: Instant): void {
    const out = intent !== null && isOut(intent.phase) ? `${intent.session} ${intent.phase}` : ''
    if (out !== this.#outAs) this.#stood = null
    this.#outAs = out
    if (out === '') return
    const { stood, changes } = stoodAfter(this.#stood, obs, now)
    this.#stood = stood
    for (const body of changes) this.#record({ kind: 'obs.changed', body })
  }
}
