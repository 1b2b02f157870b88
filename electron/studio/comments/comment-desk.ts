import type { CommentView, DeskView } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import type { KeptComment, Tally } from '#shared/model/kept-comments.ts'
import type { Pack } from '#shared/model/pack.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { commentCount, sessionComments } from '../../comments/read.ts'
import { actView, filters, waitingActs } from '../../comments/read-acts.ts'
import { keptComment, keptComments } from '../../comments/read-kept.ts'
import { deletePurged } from '../../comments/retention.ts'
import type { ConfiguredSource } from '../../comments/sources/open-sources.ts'
import { logSize, readEntries } from '../../ledger/log.ts'
import type { AnyEntry, Reader } from '../../ledger/schema.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import type { TailSource } from '../shown/tail.ts'
import { Watchable } from '../shown/watch.ts'
import { CommentReading } from './comment-reading.ts'
import { purgeComments } from './comment-retention.ts'
import { commentViews } from './comment-view.ts'
import type { CommentSession, FromComments, SourcesAnswer } from './comments-protocol.ts'
import { CommentsWorker } from './comments-worker.ts'
import { type Acted, performancesOf } from './performances.ts'
import { RecentComments } from './recent-comments.ts'
import { SourceDesk } from './source-desk.ts'

export type CommentDeskParts = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly db: Reader
  readonly door: LedgerDoor
  readonly pack: Pack
  readonly secret: Uint8Array
  readonly log: (line: string, error?: unknown) => void
}

/** A comment that something was done about, under the seq of the entry that says so. */
export type Changed = { readonly seq: number; readonly comment: CommentView }

/** Nothing is deleted an hour too early, and nothing that is due waits for long. */
const tidyEveryMs = 3_600_000

const emptyTally: Tally = { adverse: 0, favourable: 0, none: 0, unknown: 0 }

/** The main thread's side of comments: what the console follows, and what the worker has to be told. */
export class CommentDesk {
  readonly parts: CommentDeskParts
  readonly view: Watchable<DeskView>
  readonly reading: CommentReading
  readonly worker: CommentsWorker
  readonly #recent: RecentComments
  readonly #stopListening: () => void
  readonly #tidying: NodeJS.Timeout
  readonly sources = new SourceDesk()
  #model: Pick<DeskView, 'model' | 'problem'> = { model: 'none', problem: null }
  #session: SessionId | null = null
  #received = 0
  #tally = emptyTally
  /** What only acts change; comments come a hundred times as often. */
  #standing: Pick<DeskView, 'waiting' | 'filters'>

  constructor(parts: CommentDeskParts) {
    const { dataDir, resourcesDir, db, door, secret, log } = parts
    this.parts = parts
    this.#recent = new RecentComments(commentCount(db))
    this.reading = new CommentReading({ dataDir, resourcesDir })
    this.worker = new CommentsWorker({
      dataDir,
      resourcesDir,
      secret,
      door,
      heard: (message) => this.#heard(message),
      onDeath: (error) => log('the comments worker died: no comment is kept until it is back', error),
    })
    this.#standing = this.#readStanding()
    this.view = new Watchable<DeskView>(this.#deskView())
    this.#stopListening = door.client.onEntries((entries) => this.#recorded(entries))
    this.#tellFilters()
    deletePurged(db, dataDir)
    this.#tidying = setInterval(() => void this.#tidy(), tidyEveryMs)
    void this.#tidy()
  }

  /** Comments are kept for the session that is under way; where there is none, nothing is fetched. */
  follow(): void {
    const { db } = this.parts
    const room = theRoom(db)
    const found = room && latestSession(db, room.id)
    const isOver = found === undefined || found.phase === 'idle' || found.phase === 'archived'
    this.#enter(room === undefined || isOver ? null : { room: room.id, session: found.id })
  }

  #enter(at: CommentSession | null): void {
    const session = at?.session ?? null
    if (session === this.#session) return
    this.#session = session
    const { count, ...tally } =
      session === null ? { count: 0, ...emptyTally } : sessionComments(this.parts.db, session)
    this.#received = count
    this.#tally = tally
    this.sources.forget()
    this.worker.enter(at)
    this.#show()
  }

  /** The session whose comments come in now. */
  get session(): SessionId | null {
    return this.#session
  }

  async connect(configured: readonly ConfiguredSource[], intakePort: number): Promise<SourcesAnswer> {
    // A session that was begun a moment ago: its sources are opened now, and the answer speaks of them.
    this.follow()
    const known = this.sources.configure(configured, intakePort)
    this.#show()
    const answer = await this.worker.ask({ type: 'sources', configured: known, intakePort })
    return answer.to === 'sources' ? answer.sources : { problems: [], intakePort: null }
  }

  /** Everything that is kept, for `tail`. */
  readonly comments: TailSource<CommentView> = {
    size: () => this.#recent.size,
    read: (from, limit) => {
      const { db, dataDir, pack } = this.parts
      const to = Math.min(this.#recent.size, from + limit)
      return commentViews(
        db,
        this.#recent.between(from, to) ?? keptComments(db, dataDir, from, to),
        pack.moderation,
      )
    },
  }

  /** Everything that is done about comments, for `tail`; counted in entries of the ledger. */
  readonly changes: TailSource<Changed> = {
    size: () => logSize(this.parts.db),
    read: (from, limit) =>
      readEntries(this.parts.db, { from, limit }).flatMap((entry) => this.#changed(entry)),
  }

  async close(): Promise<void> {
    this.#stopListening()
    clearInterval(this.#tidying)
    await this.worker.close()
    await this.reading.close()
  }

  /** Deletes what need not be kept any more. */
  async #tidy(): Promise<void> {
    try {
      await purgeComments(this.parts, this.#session, Date.now())
    } catch (error) {
      this.parts.log('comments whose time is over could not be deleted', error)
    }
  }

  #changed(entry: AnyEntry): Changed[] {
    const { db, dataDir, pack } = this.parts
    const named = subjectsOf(entry).flatMap((seq) => keptComment(db, dataDir, seq) ?? [])
    const comments = named.length > 0 ? named : this.#recent.concerned(entry)
    return commentViews(db, comments, pack.moderation).map((comment) => ({ seq: entry.seq, comment }))
  }

  #heard(message: Exclude<FromComments, { type: 'answer' }>): void {
    switch (message.type) {
      case 'model':
        this.#model = { model: message.model, problem: message.problem }
        break
      case 'kept':
        this.#recent.add(message.comments)
        this.#count(message.comments)
        break
      case 'coverage':
        this.sources.hear(message.fact)
        break
      case 'closed':
        this.sources.closed()
        break
      case 'opened':
        this.sources.opened(message.sources)
        break
      case 'log':
        this.parts.log(message.line)
    }
    this.#show()
  }

  #count(comments: readonly KeptComment[]): void {
    const tally = { ...this.#tally }
    for (const { class: taken } of comments) tally[taken.evaluation] += 1
    this.#tally = tally
    this.#received += comments.length
  }

  /** What was decided is carried out, whoever decided it and whichever window asked for it. */
  #recorded(entries: readonly AnyEntry[]): void {
    const about = entries.filter(({ kind }) => kind.startsWith('moderation.'))
    if (about.length === 0) return
    const { db, dataDir } = this.parts
    const idOf = (seq: number) => keptComment(db, dataDir, seq)?.id ?? null
    for (const entry of about) {
      for (const performance of performancesOf(entry, idOf, (acted) => this.#acted(acted))) {
        this.worker.send({ type: 'perform', performance })
      }
    }
    if (about.some(({ kind }) => kind.startsWith('moderation.filter-'))) this.#tellFilters()
    this.#standing = this.#readStanding()
    this.#show()
  }

  /** What an earlier entry did, for undoing it. */
  #acted(seq: number) {
    const body = readEntries(this.parts.db, { from: seq, limit: 1 })[0]?.body
    return typeof body === 'object' && body !== null && 'act' in body && 'comment' in body
      ? (body as Acted)
      : null
  }

  #tellFilters(): void {
    const inForce = filters(this.parts.db).map(({ filter, ground, words }) => ({
      filter,
      ground,
      words: JSON.parse(words) as string[],
    }))
    this.worker.setFilters({ type: 'filters', filters: inForce })
  }

  #show(): void {
    this.view.set(this.#deskView())
  }

  #readStanding(): Pick<DeskView, 'waiting' | 'filters'> {
    const { db } = this.parts
    return {
      waiting: waitingActs(db).map(actView),
      filters: filters(db).map(({ filter, words, ground, by_user: by }) => ({
        filter,
        words: JSON.parse(words) as string[],
        ground,
        by,
      })),
    }
  }

  #deskView(): DeskView {
    return {
      ...this.#model,
      ...this.#standing,
      ...this.sources.view(),
      grounds: this.parts.pack.moderation.grounds.map(({ id, name, acts, cites }) => ({
        id,
        name,
        acts: [...acts],
        cites: citationsOf(cites),
      })),
      received: this.#received,
      tally: this.#tally,
    }
  }
}

/** The comments that an entry is about; none for entries about anything else. */
function subjectsOf({ kind, body }: AnyEntry): number[] {
  if (!kind.startsWith('moderation.') || typeof body !== 'object' || body === null) return []
  const { comment, hidden } = body as { readonly comment?: unknown; readonly hidden?: unknown }
  if (Array.isArray(hidden)) return hidden.flatMap((one: unknown) => seqOf(one) ?? [])
  const seq = seqOf(comment)
  return seq === null ? [] : [seq]
}

/** A comment is named by its seq, or stands there as it was judged. */
function seqOf(comment: unknown): number | null {
  if (typeof comment === 'number') return comment
  if (typeof comment !== 'object' || comment === null) return null
  const { seq } = comment as { readonly seq?: unknown }
  return typeof seq === 'number' ? seq : null
}
