import { isAbsolute, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { CardId, Sha256 } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Check } from '#shared/model/rooms.ts'
import type { RoomView } from '#shared/model/views.ts'
import { isPrepared } from '#shared/rules/session.ts'
import { cardById } from '../cards/read.ts'
import type { LedgerHealth } from '../ledger/answer.ts'
import type { LedgerReader } from '../ledger/connection.ts'
import type { Discovery } from '../obs/discovery.ts'
import { openOverlayPainter } from '../obs/overlays/painter.ts'
import { latestSession, theRoom } from '../rooms/read.ts'
import { CardImports } from './card-imports.ts'
import { CommentDesk } from './comments/comment-desk.ts'
import { Conflated } from './conflated.ts'
import { freeBytes } from './free-bytes.ts'
import type { LedgerDoor } from './ledger-door.ts'
import { openPictures } from './pictures/open-pictures.ts'
import type { PictureDesk } from './pictures/picture-desk.ts'
import { preflight } from './preflight/preflight.ts'
import { preflightFacts } from './preflight/preflight-facts.ts'
import { Recorder } from './recordings/recorder.ts'
import { Adoption } from './room/adoption.ts'
import { makeIntent } from './room/intent-maker.ts'
import { judging } from './room/judging.ts'
import { NoticeDesk } from './room/notice-desk.ts'
import type { ObsChoice } from './room/obs-choice.ts'
import { ObsDesk } from './room/obs-desk.ts'
import { ObsEnding } from './room/obs-ending.ts'
import { OverlayDesk } from './room/overlay-desk.ts'
import { RoomDesk } from './room/room-desk.ts'
import type { RoomReport } from './room/room-protocol.ts'
import { type CardShelf, cardShelf } from './shown/card-shelf.ts'
import { roomView } from './shown/view.ts'
import { Watchable } from './shown/watch.ts'

export type StudioParts = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly version: string
  readonly origin: string
  readonly vkey: string
  readonly keyStore: 'os' | 'file'
  readonly pepper: Uint8Array
  readonly pack: Pack
  readonly db: LedgerReader
  readonly door: LedgerDoor
  readonly commentSecret: Uint8Array
  readonly demoPin: string | null
  /** Where what went wrong inside is told; never a secret, never a person's data. */
  readonly log: (line: string, error?: unknown) => void
}

/** How often what nobody announces is looked at: disk space, the age of the checkpoint. */
const slowBeatMs = 5_000
/** Putting overlays into a hundred scenes takes OBS less. */
const prepareWithinMs = 3_000

/** The studio while it runs: introduces the workers to each other, and what the ledger says to what OBS must do. */
export class Studio {
  readonly parts: StudioParts
  readonly pack: Pack
  readonly db: LedgerReader
  readonly door: LedgerDoor
  readonly imports: CardImports
  readonly pictures: PictureDesk
  readonly comments: CommentDesk
  readonly view: Watchable<RoomView>
  readonly cards: Watchable<CardShelf>
  readonly #obs: ObsDesk
  readonly #room: RoomDesk
  readonly #overlays: OverlayDesk
  readonly #notices: NoticeDesk
  readonly #recorder: Recorder
  readonly #ending: ObsEnding
  readonly #refreshing: Conflated
  readonly #adoption: Adoption
  readonly #beat: NodeJS.Timeout
  readonly #judging: ReturnType<typeof judging>
  readonly #stopListening: readonly (() => void)[]
  #health: LedgerHealth = { writing: true }
  #freeBytes: number | null = null
  #intent: Intent | null = null

  private constructor(parts: StudioParts, overlays: OverlayDesk) {
    const { dataDir, db, door, pack, log } = parts
    this.parts = parts
    this.pack = pack
    this.db = db
    this.door = door
    this.#judging = judging(parts)
    this.imports = new CardImports(pack, Date.now)
    this.#overlays = overlays
    this.#notices = new NoticeDesk({ db, pack, now: Date.now, onChange: () => void this.refresh() })
    this.#obs = new ObsDesk(join(dataDir, 'recordings'))
    this.pictures = openPictures(parts, (taken) => this.#room.see(taken))
    this.#room = new RoomDesk({
      ...parts,
      onReport: (report) => this.#reported(report),
      onOutput: (change) =>
        void this.#recorder.outputChanged(change).then(() => this.refresh(), this.#failed),
      keepPictures: (asked) => this.pictures.keep(asked),
      onGap: (gap) => void this.#recorder.gapSeen(gap).catch(this.#failed),
      onDeath: (error) => log('the room worker died: no guard is running', error),
    })
    this.comments = new CommentDesk({ ...parts, secret: parts.commentSecret })
    this.#recorder = new Recorder({ db, door, pack, report: () => this.report(), failed: this.#failed })
    this.#ending = new ObsEnding(parts, {
      report: () => this.report(),
      address: () => this.#obs.now,
      onChange: () => this.#show(),
      failed: this.#failed,
    })
    this.#adoption = new Adoption(db, door)
    this.#refreshing = new Conflated(() => this.#refresh(), this.#failed)
    this.view = new Watchable<RoomView>(this.#roomView())
    this.cards = new Watchable<CardShelf>(cardShelf(db, pack, overlays.problems))
    this.#stopListening = [
      door.onRoomEntries(() => void this.refresh()),
      overlays.problems.onFound(() => void this.refresh()),
      door.client.onHealth((health) => {
        this.#health = health
        this.#show()
      }),
    ]
    this.#beat = setInterval(() => void this.#slowBeat().catch(this.#failed), slowBeatMs)
  }

  /** Starts everything that needs no OBS yet. */
  static async start(parts: StudioParts): Promise<Studio> {
    const { dataDir, resourcesDir, pack, door } = parts
    const painter = await openOverlayPainter({
      fontFolder: join(resourcesDir, 'fonts'),
      pictureFolder: join(dataDir, 'overlays'),
    })
    const picturePath = (picture: string) =>
      isAbsolute(picture) ? picture : join(resourcesDir, 'demo', picture)
    const studio = new Studio(parts, new OverlayDesk(painter, pack, picturePath, parts.log))
    await door.asStudio('card.judge-again', {})
    await studio.#slowBeat()
    await studio.refresh()
    return studio
  }

  report(): RoomReport {
    return this.#room.report
  }

  /** Brings intent, view and archive up to date with the ledger and OBS; conflated. */
  refresh(): Promise<void> {
    return this.#refreshing.request()
  }

  preflight(to: 'live' | 'rehearsing'): Check[] {
    const { db, pack } = this
    const facts = preflightFacts(db, {
      pack,
      report: this.report(),
      freeBytes: this.#freeBytes,
      keyStore: this.parts.keyStore,
      isProved: this.#isProved(),
      to,
    })
    return facts === null ? [] : preflight(facts)
  }

  /** Brings everything up to date and gives OBS a moment to be proved so; the preflight then says what it found. */
  async prepare(): Promise<void> {
    await this.refresh()
    for await (const _ of this.view.watch(AbortSignal.timeout(prepareWithinMs))) {
      if (this.#isProved() || this.report().canvas === null) return
    }
  }

  /** Whether OBS was proved to be as the newest intent wants it. */
  #isProved(): boolean {
    return this.report().confirmed === (this.#intent?.revision ?? 0)
  }

  switchScene(scene: string): Promise<boolean> {
    return this.#room.switchScene(scene)
  }

  /** Draws a card for the room's canvas; its hash, or null where it cannot be drawn now. */
  async drawCard(id: CardId): Promise<Sha256 | null> {
    const card = cardById(this.db, id)
    const room = theRoom(this.db)
    const { canvas } = this.report()
    if (card === undefined || room === undefined || canvas === null) return null
    const place = { room, canvas: { width: canvas.baseWidth, height: canvas.baseHeight } }
    try {
      const drawn = await this.#overlays.card(card, card.verdict.minorsNotice, place)
      return drawn.picture.sha256
    } catch (error) {
      this.parts.log('a card could not be drawn', error)
      return null
    }
  }

  async connectObs(choice: ObsChoice): Promise<void> {
    const { kind, url, password } = await this.#obs.choose(choice)
    if (kind === 'none') {
      this.#room.disconnect()
      this.pictures.disconnect()
    } else {
      this.#room.connect(url, password)
      this.pictures.connect(url, password)
    }
    this.#show()
  }

  /** What OBS's own configuration on this PC says of its server. */
  discoverObs(): Promise<Discovery> {
    return this.#obs.discover()
  }

  /** Where OBS is now, for a program that wants to look at the same one (tests, the saboteur's bench). */
  get obsAddress() {
    return this.#obs.now
  }

  /** Closes the session's doors in order: no new work, then the guards, then the ledger with a last checkpoint. */
  async close(): Promise<void> {
    clearInterval(this.#beat)
    this.#notices.close()
    for (const stop of this.#stopListening) stop()
    this.#overlays.problems.close()
    await this.#refreshing.close()
    await this.pictures.close()
    await this.#room.close()
    await this.#obs.close()
    await this.#recorder.close()
    await this.comments.close()
    await this.#ending.close()
    this.db.close()
    await this.door.close()
  }

  readonly #failed = (error: unknown): void => {
    this.parts.log('work behind the scenes failed', error)
  }

  #reported(report: RoomReport): void {
    const before = this.view.value.canvas
    this.pictures.look(report)
    this.#notices.look(report)
    this.#show()
    const { canvas } = report
    if (canvas !== null && (before?.width !== canvas.baseWidth || before.height !== canvas.baseHeight))
      void this.refresh()
    void this.#recorder.settle()
  }

  async #refresh(): Promise<void> {
    await this.#adoption.record()
    const before = this.#intent
    const revision = before?.revision ?? 0
    const report = this.report()
    const { canvas } = report
    const around = { canvas, due: this.#notices.due(), pack: this.pack, revision, judging: this.#judging }
    const intent = await makeIntent(this.db, this.#overlays, around)
    if (intent !== null && !isDeepStrictEqual(intent, before)) {
      this.#intent = { ...intent, revision: revision + 1 }
      this.#room.setIntent(this.#intent)
    }
    this.cards.set(cardShelf(this.db, this.pack, this.#overlays.problems))
    this.comments.follow()
    this.#show()
    void this.#recorder.settle()
  }

  async #slowBeat(): Promise<void> {
    this.#freeBytes = await freeBytes(this.report().recordDirectory ?? this.parts.dataDir)
    this.#show()
  }

  #show(): void {
    this.view.set(this.#roomView())
  }

  #roomView(): RoomView {
    const { db } = this
    const room = theRoom(db)
    const phase = (room && latestSession(db, room.id))?.phase ?? 'idle'
    return roomView({
      db,
      report: this.report(),
      address: this.#obs.now,
      checks: isPrepared(phase) ? this.preflight('live') : [],
      freeBytes: this.#freeBytes,
      now: Date.now(),
      onItsOwn: this.#ending.onItsOwn,
      health: this.#health,
      intent: this.#intent,
      cardWaits: this.#notices.last.cardWaits,
    })
  }
}
