import type { Coverage, Incoming } from '#shared/model/comments.ts'
import type { Pack } from '#shared/model/pack.ts'
import { studioActor } from '#shared/model/people.ts'
import type { Outcome } from '#shared/model/words.ts'
import type { Classifier } from '../../comments/classifier.ts'
import type { Commit } from '../../comments/decide.ts'
import { Identities } from '../../comments/identities.ts'
import { type OpenPipeline, openPipeline } from '../../comments/open-pipeline.ts'
import type { Filter } from '../../comments/prepare-batch.ts'
import { linesAway } from '../../comments/read-lines.ts'
import { commentFolder } from '../../comments/segment-folder.ts'
import { type ConfiguredSource, type OpenSources, openSources } from '../../comments/sources/open-sources.ts'
import type { SourceSurroundings } from '../../comments/sources/source.ts'
import type { LedgerClient } from '../../ledger/answer.ts'
import { ledgerProblem, problemAsRefusal } from '../../ledger/problem.ts'
import type { RandomBytes } from '../../ledger/salts.ts'
import type { Reader } from '../../ledger/schema.ts'
import { lastOfKinds } from '../journal.ts'
import type { StudioCommands } from '../schema.ts'
import { CommentNotes } from './comment-notes.ts'
import type {
  CommentSession,
  FromComments,
  Performance,
  SourcesAnswer,
  ToComments,
  WorkerAnswer,
} from './comments-protocol.ts'
import { MissedWhileAway } from './missed-while-away.ts'
import { performAct } from './perform-act.ts'

export type CommentWorksParts = {
  readonly client: LedgerClient<StudioCommands>
  readonly db: Reader
  readonly dataDir: string
  readonly secret: Uint8Array
  readonly classifier: Classifier
  readonly pack: Pack
  readonly surroundings: SourceSurroundings
  readonly randomBytes: RandomBytes
  readonly tell: (message: FromComments) => void
}

type Running = OpenPipeline & { readonly at: CommentSession }
type Wanted = { readonly configured: readonly ConfiguredSource[]; readonly intakePort: number }

const nothingOpen: SourcesAnswer = { problems: [], intakePort: null }

/**
 * The comments worker's work: while a session is under way its sources are open and what they bring goes through the
 * pipeline; without one nothing is fetched, as nobody has a reason to keep it.
 */
export class CommentWorks {
  readonly #parts: CommentWorksParts
  readonly #notes: CommentNotes
  #running: Running | null = null
  #sources: OpenSources | null = null
  #wanted: Wanted = { configured: [], intakePort: 0 }
  #filters: readonly Filter[] = []
  #missed = new MissedWhileAway()
  /** One after the other: a session must be whole before its sources are opened. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: CommentWorksParts) {
    this.#parts = parts
    this.#notes = new CommentNotes(parts.client, parts.surroundings.log)
    parts.tell({ type: 'model', model: parts.classifier.model, problem: parts.classifier.problem })
  }

  hear(message: Exclude<ToComments, { type: 'close' }>): void {
    switch (message.type) {
      case 'session':
        this.#inTurn(() => this.#enter(message.at))
        break
      case 'sources':
        this.#inTurn(() => this.#connect(message.id, message))
        break
      case 'filters':
        this.#filters = message.filters
        this.#running?.pipeline.setFilters(message.filters)
        break
      case 'perform':
        void this.#perform(message.performance)
        break
      case 'classify':
      case 'normalise':
        this.#read(message)
    }
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#leave()
    await this.#notes.close()
  }

  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.#parts.surroundings.log(`comments: ${error instanceof Error ? error.stack : String(error)}`)
    })
  }

  async #connect(id: number, wanted: Wanted): Promise<void> {
    this.#wanted = wanted
    const sources = await this.#reopenSources()
    this.#parts.tell({ type: 'answer', id, answer: { to: 'sources', sources } })
  }

  #read({ type, id, texts }: Extract<ToComments, { type: 'classify' | 'normalise' }>): void {
    const { classifier, tell } = this.#parts
    const answer: WorkerAnswer =
      type === 'classify'
        ? { to: type, classes: texts.map((text) => classifier.classify(text).class) }
        : { to: type, texts: texts.map((text) => classifier.normalise(text)) }
    tell({ type: 'answer', id, answer })
  }

  async #enter(at: CommentSession | null): Promise<void> {
    if (at?.session === this.#running?.at.session) return
    await this.#leave()
    if (at === null) return
    const { db } = this.#parts
    const aliveAt = lastOfKinds(db, at.session, ['comment.batch', 'comment.coverage'])
    this.#missed = new MissedWhileAway(aliveAt === null ? undefined : linesAway(db, at.session, aliveAt))
    this.#open(at)
    const { model, problem } = this.#parts.classifier
    this.#notes.write({ kind: 'comment.model', body: { model, problem } }, at)
    await this.#reopenSources()
  }

  async #leave(): Promise<void> {
    await this.#sources?.close()
    this.#sources = null
    await this.#running?.pipeline.close()
    this.#running = null
    this.#parts.tell({ type: 'closed' })
  }

  #open(at: CommentSession): Running {
    const { classifier, client, dataDir, db, pack, randomBytes, secret, tell } = this.#parts
    const opened = openPipeline({
      dataDir,
      db,
      ...at,
      secret,
      classifier,
      pack: pack.moderation,
      random: randomBytes,
      ledger: {
        commit: (commit) => commitTo(client, commit, at),
        note: (fact) => this.#said(fact, at),
      },
      onKept: (comments) => tell({ type: 'kept', comments }),
      now: () => performance.timeOrigin + performance.now(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
    opened.pipeline.setFilters(this.#filters)
    for (const { what, ...body } of opened.findings) this.#notes.write({ kind: `comment.${what}`, body }, at)
    this.#running = { ...opened, at }
    return this.#running
  }

  async #reopenSources(): Promise<SourcesAnswer> {
    await this.#sources?.close()
    this.#sources = null
    this.#parts.tell({ type: 'closed' })
    const at = this.#running?.at
    if (at === undefined) return nothingOpen
    const { configured, intakePort } = this.#wanted
    this.#sources = await openSources(
      configured,
      { port: intakePort },
      (source) => ({
        take: (batch) => this.#take(source, batch, at),
        coverage: (fact) => this.#said(fact, at),
      }),
      this.#parts.surroundings,
    )
    this.#listensAgain(this.#sources.sources, at)
    const { problems, intakePort: port } = this.#sources
    this.#parts.tell({ type: 'opened', sources: { problems, intakePort: port } })
    return { problems, intakePort: port }
  }

  /** A pipeline in doubt about where the record ends is opened anew on what is on the disk, as at any start. */
  async #take(source: string, batch: readonly Incoming[], at: CommentSession): Promise<void> {
    const running = this.#running
    if (running?.at.session !== at.session) throw new Error('the session of this source is over')
    if (!running.pipeline.inDoubt) return running.pipeline.take(source, batch)
    await running.pipeline.close()
    const again = this.#running === running ? this.#open(at) : this.#running
    return again?.pipeline.take(source, batch)
  }

  #said(fact: Coverage, at: CommentSession): void {
    this.#record(fact, at)
    const missed = this.#missed.after(fact, this.#kindOf(fact.source))
    if (missed !== null) this.#record(missed, at)
  }

  #listensAgain(sources: OpenSources['sources'], at: CommentSession): void {
    for (const { name, platform } of sources) {
      if (this.#kindOf(name) !== 'intake') continue
      const now = this.#parts.surroundings.clock.now()
      const missed = this.#missed.listensAgain({ source: name, platform, at: now })
      if (missed !== null) this.#record(missed, at)
    }
  }

  #record(fact: Coverage, at: CommentSession): void {
    this.#notes.coverage(fact, at)
    this.#parts.tell({ type: 'coverage', fact })
  }

  #kindOf(source: string) {
    return this.#wanted.configured.find(({ settings }) => settings.name === source)?.settings.kind
  }

  async #perform(wanted: Performance): Promise<void> {
    const { dataDir, secret } = this.#parts
    const { at } = wanted
    const running = this.#running?.at.session === at.session ? this.#running : null
    const identities =
      running?.identities ?? new Identities(commentFolder(dataDir, at.session), at.room, secret)
    const source =
      running === null ? undefined : this.#sources?.sources.find(({ name }) => name === wanted.source)
    const body = await performAct(wanted, source, identities)
    this.#notes.write({ kind: 'moderation.outcome', body }, at)
  }
}

async function commitTo(
  client: LedgerClient<StudioCommands>,
  { batch, filtered, external }: Commit,
  at: CommentSession,
): Promise<Outcome<unknown>> {
  const input = {
    batch,
    filtered: filtered.map((one) => ({ ...one, hidden: [...one.hidden], spared: [...one.spared] })),
    external: [...external],
  }
  try {
    return (await client.run('comments.commit', input, { actor: studioActor, ...at })).outcome
  } catch (error) {
    // The command itself is broken: nothing was recorded, and nothing will be by asking again.
    const why = error instanceof Error ? error.message : String(error)
    return { ok: false, refusal: problemAsRefusal(ledgerProblem('ledger.cannot-write', why)) }
  }
}
