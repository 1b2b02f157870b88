import type { SourceClock, SourceSink, SourceSurroundings } from '#electron/comments/sources/source.ts'
import type { Coverage, Incoming, IncomingComment } from '#shared/model/comments.ts'
import { Changes } from '#test/harness/changes.ts'

/** A sink that remembers everything, and lets a test wait for what it is told. */
export class Gathered implements SourceSink {
  readonly batches: (readonly Incoming[])[] = []
  readonly facts: Coverage[] = []
  readonly lines: string[] = []
  /** What `take` does beside remembering; a test may hold it back or let it fail. */
  keeping: () => Promise<void> = async () => undefined
  readonly #changes = new Changes()

  readonly take = async (batch: readonly Incoming[]): Promise<void> => {
    await this.keeping()
    this.batches.push(batch)
    this.#changes.tell()
  }

  readonly coverage = (fact: Coverage): void => {
    this.facts.push(fact)
    this.#changes.tell()
  }

  get messages(): readonly Incoming[] {
    return this.batches.flat()
  }

  get comments(): readonly IncomingComment[] {
    return this.messages.filter((message) => message.kind === 'comment')
  }

  get texts(): readonly string[] {
    return this.comments.map(({ text }) => text)
  }

  /** All facts of one kind, in their order. */
  of<Name extends Coverage['fact']>(name: Name): Extract<Coverage, { fact: Name }>[] {
    return this.facts.filter((fact): fact is Extract<Coverage, { fact: Name }> => fact.fact === name)
  }

  /** How many were dropped for this reason, as far as it was said. */
  dropped(why: Extract<Coverage, { fact: 'dropped' }>['why']): number {
    return this.of('dropped')
      .filter((fact) => fact.why === why)
      .reduce((sum, { count }) => sum + count, 0)
  }

  /** Resolves as soon as it is so; rejects after `withinMs`. */
  until(seen: () => boolean, what: string, withinMs = 4_000): Promise<void> {
    const known = () => ({ facts: this.facts, texts: this.texts.slice(-5) })
    return this.#changes.until(seen, what, known, withinMs)
  }

  surroundings(clock: SourceClock): SourceSurroundings {
    return { clock, random: () => 0, log: (line) => this.lines.push(line) }
  }
}

/** A comment as a source would hand it over; `id` and `text` are what tests look at. */
export function comment(id: string, text = id, more: Partial<IncomingComment> = {}): IncomingComment {
  return {
    kind: 'comment',
    platform: 'test',
    id,
    userId: 'u1',
    userName: '小王',
    text,
    sentAt: null,
    receivedAt: 1_000_000,
    repairs: [],
    extras: {},
    ...more,
  }
}
