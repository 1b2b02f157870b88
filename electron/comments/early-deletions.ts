import type { IncomingAct } from '#shared/model/comments.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { External } from './decide.ts'
import type { FromSource } from './prepare-batch.ts'

type FromPlatform = FromSource<IncomingAct>

const remembered = 1_000

/** Deletions whose comment was not of the record when they came: a line that was away may hand over both the wrong way round. */
export class EarlyDeletions {
  readonly #acts = new Map<string, FromPlatform>()

  /** Those that name one of these comments. */
  namedBy(comments: readonly KeptComment[]): FromPlatform[] {
    if (this.#acts.size === 0) return []
    return comments.flatMap(({ platform, id }) => this.#acts.get(nameOf(platform, id)) ?? [])
  }

  /** Forgets what has found its comment, and remembers what has not; once that is recorded. */
  settle(acts: readonly FromPlatform[], external: readonly External[]): void {
    acts.forEach((one, index) => {
      const { message } = one
      if (message.kind !== 'deletion') return
      const name = nameOf(message.platform, message.messageId)
      if (external[index]?.comment != null) this.#acts.delete(name)
      else this.#remember(name, one)
    })
  }

  #remember(name: string, one: FromPlatform): void {
    if (this.#acts.size >= remembered) {
      const oldest = this.#acts.keys().next()
      if (!oldest.done) this.#acts.delete(oldest.value)
    }
    this.#acts.set(name, one)
  }
}

function nameOf(platform: string, id: string): string {
  return `${platform}\n${id}`
}
