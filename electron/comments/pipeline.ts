import type { Coverage, Incoming, IncomingAct, IncomingComment } from '#shared/model/comments.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { Outcome } from '#shared/model/words.ts'
import type { Commit, External } from './decide.ts'
import { EarlyDeletions } from './early-deletions.ts'
import type { KnownIds } from './known-ids.ts'
import {
  type Filter,
  type FromSource,
  judgedComment,
  type PreparedBatch,
  type PrepareParts,
  prepareBatch,
} from './prepare-batch.ts'
import type { SegmentWriter } from './segment-writer.ts'
import { SentAgain } from './sent-again.ts'

/** The way to the ledger: a commit resolves when it is durable, or with why it is not, and never rejects. */
export type CommentLedger = {
  commit(commit: Commit): Promise<Outcome<unknown>>
  note(fact: Coverage): void
}

export type PipelineParts = Omit<PrepareParts, 'filters'> & {
  readonly writer: SegmentWriter
  readonly ledger: CommentLedger
  readonly known: KnownIds
  /** Seq of the first comment that comes. */
  readonly next: number
  /** Finds a comment of this session by its platform id where `known` has forgotten it. */
  readonly find: (platform: string, id: string) => KeptComment | null
  /** Comments that are durable and committed, in order. */
  readonly onKept: (comments: readonly KeptComment[]) => void
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
}

/** A commit is not followed by the next one sooner, unless more waits than one batch holds. */
const betweenCommitsMs = 25
const batchComments = 2_000
/** The answer to a commit may be lost; asked again it is the same answer, so it is asked for so long. */
const tries = 4
const betweenTriesMs = 500

type Waiting = {
  readonly messages: readonly FromSource<Incoming>[]
  readonly kept: () => void
  readonly lost: (why: Error) => void
}

/** What is not kept; the source counts it, or asks the platform for it again. */
class NotKeptError extends Error {
  constructor(why: string) {
    super(`the comments were not kept: ${why}`)
    this.name = 'NotKeptError'
  }
}

/**
 * From sources to the record: what waits together is classified together, appended to the segment, synced, and committed
 * by one entry of the ledger. Whoever handed it over is told after the commit and not before.
 */
export class Pipeline {
  readonly #parts: PipelineParts
  #filters: readonly Filter[] = []
  #waiting: Waiting[] = []
  #next: number
  #running: Promise<void> | null = null
  #lastCommit = 0
  #inDoubt = false
  /** Deletions of comments that are not here yet: told again, with their comment, when it comes. */
  readonly #early = new EarlyDeletions()
  readonly #sentAgain: SentAgain

  constructor(parts: PipelineParts) {
    this.#parts = parts
    this.#next = parts.next
    this.#sentAgain = new SentAgain(parts.now, (coverage) => parts.ledger.note(coverage))
  }

  /**
   * Whether what this pipeline knows of the record's end may be wrong: an answer was lost, or the ledger says that the
   * end is elsewhere. It keeps nothing more; another one is opened on what is on the disk.
   */
  get inDoubt(): boolean {
    return this.#inDoubt
  }

  setFilters(filters: readonly Filter[]): void {
    this.#filters = filters
  }

  /** Resolves when the batch is of the record; rejects where it could not be kept, and then none of it is. */
  take(source: string, messages: readonly Incoming[]): Promise<void> {
    if (messages.length === 0) return Promise.resolve()
    return new Promise((kept, lost) => {
      this.#waiting.push({ messages: messages.map((message) => ({ source, message })), kept, lost })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async close(): Promise<void> {
    await this.#running
    this.#sentAgain.end()
    this.#parts.writer.close()
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const wait = this.#lastCommit + betweenCommitsMs - this.#parts.now()
      if (wait > 0 && this.#size() < batchComments) await this.#parts.pause(wait)
      this.#lastCommit = this.#parts.now()
      await this.#settle(this.#takeGroup())
    }
    // In the same breath as the look at what waits: whoever comes next starts the next run.
    this.#running = null
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#keep(group.flatMap(({ messages }) => messages))
      for (const { kept } of group) kept()
    } catch (error) {
      const why = error instanceof Error ? error : new NotKeptError(String(error))
      for (const { lost } of group) lost(why)
    }
  }

  #size(): number {
    return this.#waiting.reduce((sum, { messages }) => sum + messages.length, 0)
  }

  #takeGroup(): Waiting[] {
    let size = 0
    const end = this.#waiting.findIndex(({ messages }) => {
      size += messages.length
      return size > batchComments
    })
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end))
  }

  async #keep(messages: readonly FromSource<Incoming>[]): Promise<void> {
    const { known, onKept } = this.#parts
    if (this.#inDoubt) throw new NotKeptError('where the record ends has to be read again')
    const fresh = this.#withoutRepeated(messages.filter(isComment))
    const batch =
      fresh.length === 0 ? null : prepareBatch(fresh, this.#next, { ...this.#parts, filters: this.#filters })
    const comments = batch?.comments ?? []
    const acts = [...this.#early.namedBy(comments), ...messages.filter(isAct)]
    const external = acts.map((one) => this.#external(one, comments))
    if (batch === null && external.length === 0) return
    await this.#commit(batch, external)
    this.#next += comments.length
    for (const { platform, id, seq } of comments) known.add(platform, id, seq)
    this.#early.settle(acts, external)
    if (comments.length > 0) onKept(comments)
  }

  /** The commit point: the bytes are on the disk, and now the ledger says that they count. */
  async #commit(batch: PreparedBatch | null, external: readonly External[]): Promise<void> {
    const { writer, identities, ledger, pause } = this.#parts
    identities.write()
    const appended = batch === null ? null : writer.append(batch.bytes)
    const place = batch === null || appended === null ? null : { ...batch.commit, ...appended }
    const commit = { batch: place, filtered: batch?.filtered ?? [], external }
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await ledger.commit(commit)
      if (outcome.ok) return appended === null ? undefined : writer.keep(appended)
      const { code, said } = outcome.refusal
      // Only a batch is known again by the ledger when it is sent again.
      if (code === 'ledger.no-answer' && attempt < tries && place !== null) {
        await pause(betweenTriesMs)
        continue
      }
      this.#inDoubt ||= code === 'ledger.no-answer' || code === 'comments.not-at-the-end'
      throw new NotKeptError(said.en)
    }
  }

  /** A platform that sends again after a restart is told that it was kept, and it is kept once. */
  #withoutRepeated(comments: readonly FromSource<IncomingComment>[]): FromSource<IncomingComment>[] {
    const { known } = this.#parts
    const inBatch = new Set<string>()
    const fresh: FromSource<IncomingComment>[] = []
    for (const one of comments) {
      const { platform, id } = one.message
      const name = `${platform}\n${id}`
      const isFresh = known.seqOf(platform, id) === undefined && !inBatch.has(name)
      inBatch.add(name)
      if (isFresh) fresh.push(one)
      else this.#sentAgain.add(one.source, platform)
    }
    this.#sentAgain.say()
    return fresh
  }

  #external({ message, source }: FromSource<IncomingAct>, batch: readonly KeptComment[]): External {
    const comment = message.kind === 'deletion' ? this.#named(message, batch) : null
    const user =
      message.kind === 'user-muted'
        ? this.#parts.identities.userOf(message.platform, message.userId)
        : (comment?.user ?? '')
    return { act: message, source, comment, user }
  }

  #named(
    { platform, messageId }: Extract<IncomingAct, { kind: 'deletion' }>,
    batch: readonly KeptComment[],
  ): JudgedComment | null {
    const here = batch.find((one) => one.platform === platform && one.id === messageId)
    const found = here ?? this.#parts.find(platform, messageId)
    return found === null ? null : judgedComment(found)
  }
}

function isComment(one: FromSource<Incoming>): one is FromSource<IncomingComment> {
  return one.message.kind === 'comment'
}

function isAct(one: FromSource<Incoming>): one is FromSource<IncomingAct> {
  return one.message.kind !== 'comment'
}
