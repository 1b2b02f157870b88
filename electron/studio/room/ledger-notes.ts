import type { RoomId, SessionId } from '#shared/model/ids.ts'
import { studioActor } from '#shared/model/people.ts'
import type { LedgerClient } from '../../ledger/answer.ts'
import type { SeenKind } from '../commands/studio.ts'
import type { StudioCommands } from '../schema.ts'

type Note = { readonly kind: SeenKind; readonly body: unknown }
type Lost = { readonly count: number; readonly from: number; readonly why: string }
type Where = { readonly room: RoomId | null; readonly session: SessionId | null }

/**
 * Writes down what the loop saw and did, behind its back: safety never waits for a disk. What the ledger could not
 * take is counted, and the count is the first thing written when it can again.
 */
export class LedgerNotes {
  readonly #client: LedgerClient<StudioCommands>
  readonly #now: () => number
  #lost: Lost | null = null

  constructor(client: LedgerClient<StudioCommands>, now: () => number) {
    this.#client = client
    this.#now = now
  }

  write(note: Note, where: Where): void {
    void this.#write(note, where)
  }

  async #write(note: Note, where: Where): Promise<void> {
    const lost = this.#takeLost()
    const now = Math.floor(this.#now())
    const confession: Note[] =
      lost === null
        ? []
        : [{ kind: 'guard.unrecorded', body: { count: lost.count, from: lost.from, to: now, why: lost.why } }]
    const why = await this.#refusal([...confession, note], where)
    if (why === null) return
    const others = this.#takeLost()
    const count = 1 + (lost?.count ?? 0) + (others?.count ?? 0)
    this.#lost = { count, from: lost?.from ?? others?.from ?? now, why }
  }

  /** What is still to be confessed; out of here while it is being said, so that two notes at once do not both say it. */
  #takeLost(): Lost | null {
    const lost = this.#lost
    this.#lost = null
    return lost
  }

  /** Why the ledger did not take the notes; null where it did. A broken note must not stop the loop either. */
  async #refusal(seen: readonly Note[], where: Where): Promise<string | null> {
    try {
      const answer = await this.#client.run(
        'studio.record',
        { seen: [...seen] },
        { actor: studioActor, ...where },
      )
      return answer.outcome.ok ? null : answer.outcome.refusal.code
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}
