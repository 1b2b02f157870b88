import type { Coverage } from '#shared/model/comments.ts'
import { studioActor } from '#shared/model/people.ts'
import type { LedgerClient } from '../../ledger/answer.ts'
import type { SeenKind } from '../commands/studio.ts'
import type { StudioCommands } from '../schema.ts'
import type { CommentSession } from './comments-protocol.ts'

type Note = { readonly kind: SeenKind; readonly body: unknown }
type Waiting = { note: Note; readonly at: CommentSession }

const againAfterMs = 1_000
const notesAtOnce = 500
/** More than hours of a broken disk yield, as drops of one source are added up. */
const notesKept = 20_000

/**
 * Facts about comments on their way to the ledger. What it cannot take waits in order and is written when it can again:
 * how complete the stream was is evidence, most of all for the time in which nothing could be written.
 */
export class CommentNotes {
  readonly #client: LedgerClient<StudioCommands>
  readonly #log: (line: string) => void
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #again: NodeJS.Timeout | undefined

  constructor(client: LedgerClient<StudioCommands>, log: (line: string) => void) {
    this.#client = client
    this.#log = log
  }

  coverage(fact: Coverage, at: CommentSession): void {
    if (!this.#addedUp(fact, at)) this.write({ kind: 'comment.coverage', body: fact }, at)
  }

  write(note: Note, at: CommentSession): void {
    if (this.#waiting.length >= notesKept) {
      this.#log('a fact about comments is lost: the ledger has not taken any for too long')
      return
    }
    this.#waiting.push({ note, at })
    this.#writing ??= this.#write()
  }

  /** Resolves when what waits is written, or was tried once more. */
  async close(): Promise<void> {
    clearTimeout(this.#again)
    await this.#writing
    if (this.#waiting.length > 0) await this.#write()
    clearTimeout(this.#again)
  }

  /** A drop beside one that still waits is one drop of both: a flood must not become a flood of notes. */
  #addedUp(fact: Coverage, at: CommentSession): boolean {
    const last = this.#waiting.at(-1)
    const before = last?.note.body as Coverage | undefined
    if (last?.note.kind !== 'comment.coverage' || last.at.session !== at.session) return false
    if (fact.fact !== 'dropped' || before?.fact !== 'dropped') return false
    if (before.source !== fact.source || before.why !== fact.why) return false
    const body: Coverage = { ...before, at: fact.at, to: fact.to, count: before.count + fact.count }
    last.note = { kind: 'comment.coverage', body }
    return true
  }

  async #write(): Promise<void> {
    // One tick later, so that what is said together is written together.
    await Promise.resolve()
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const { session } = first.at
      const end = this.#waiting.findIndex(({ at }) => at.session !== session)
      const some = this.#waiting.splice(0, Math.min(notesAtOnce, end < 0 ? this.#waiting.length : end))
      const why = await this.#refusal(some, first.at)
      if (why === null) continue
      this.#waiting = [...some, ...this.#waiting]
      this.#again = setTimeout(() => {
        this.#writing ??= this.#write()
      }, againAfterMs)
      break
    }
    this.#writing = null
  }

  async #refusal(some: readonly Waiting[], at: CommentSession): Promise<string | null> {
    try {
      const seen = some.map(({ note }) => note)
      const answer = await this.#client.run('studio.record', { seen }, { actor: studioActor, ...at })
      return answer.outcome.ok ? null : answer.outcome.refusal.code
    } catch (error) {
      // A broken note would stop all that come after it: it is left out, and that is said.
      this.#log(`a fact about comments could not be written: ${String(error)}`)
      return null
    }
  }
}
