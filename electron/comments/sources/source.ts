import type {
  Coverage,
  Incoming,
  ModerationCall,
  ModerationResult,
  PlatformName,
} from '#shared/model/comments.ts'

/**
 * One platform's comment stream. It starts when it is opened, connects again by itself, and ends only by `close()` or
 * with a fact `ended`. Nothing that the platform does makes it throw: what cannot be used is dropped, counted and said.
 *
 * May be relied on: a comment's id is handed over once while the source remembers it (the newest 65,536 ids); acts
 * (deletions, mutes) come in the platform's order with the comments. May not: order by `sentAt`, ids that are
 * unique for ever, an answer to a moderation call before the platform's own deletion event.
 */
export type Source = {
  readonly platform: PlatformName
  /** The name that its coverage facts carry; one room may have two sources of one platform. */
  readonly name: string
  /** Null where the platform has no such calls or no token was given. */
  readonly moderation: SourceModeration | null
  /**
   * Hands over what it still holds, says `ended` and lets go of sockets and timers. Resolves when the last `take`
   * has settled; a second call returns the same promise.
   */
  close(): Promise<void>
}

export type SourceModeration = {
  readonly calls: ReadonlySet<ModerationCall['call']>
  /** Never rejects for anything that platform or network does. Not tried again: a deadline gives `unknown-outcome`. */
  perform(call: ModerationCall): Promise<ModerationResult>
}

/** What a source hands everything to. */
export type SourceSink = {
  /**
   * At most 1,000 messages, in the order in which they came. Resolves once they are kept durably: only then does a
   * source acknowledge them to whoever could send them again. The next batch is handed over after it has settled, so
   * whoever is slow slows the source down, and its bounded queue says what it had to drop. A rejection means that the
   * batch was not kept: it is counted as dropped (`not-kept`) or, where the platform can, asked for again.
   */
  readonly take: (batch: readonly Incoming[]) => Promise<void>
  /** Called synchronously, also between two batches; must not throw. */
  readonly coverage: (fact: Coverage) => void
}

/** What every source is given from outside, so that a test owns it. */
export type SourceSurroundings = {
  readonly clock: SourceClock
  /** Uniform in [0, 1): the jitter of back-off. */
  readonly random: () => number
  /** A line for whoever looks after the studio. Never carries a secret, a comment or a name. */
  readonly log: (line: string) => void
}

export type SourceClock = {
  /** Milliseconds since 1970, whole. */
  readonly now: () => number
  /** Runs `run` once after `ms`; the returned function calls it off and may be called at any time. */
  readonly after: (ms: number, run: () => void) => () => void
}
