import { isDeepStrictEqual } from 'node:util'
import type { GuardRow } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { isOut } from '#shared/rules/session.ts'
import { Blindness } from './blindness.ts'
import { effectiveIntent } from './effective-intent.ts'
import { type Guard, keyOf, type Violation } from './guard.ts'
import { notRestored, restored, seenFacts } from './incident-records.ts'
import { Incidents } from './incidents.ts'
import type { LadderWants } from './ladder.ts'
import { isBeingRead } from './newly-there.ts'
import { Pace } from './pace.ts'
import { isMendable, plan } from './planner.ts'
import { PulledItems } from './pulled-items.ts'
import type { GuardRecord } from './record.ts'
import { RepairSums } from './repair-sums.ts'
import type { PlannedRequest } from './request.ts'
import { type Judged, RoomLadder } from './room-ladder.ts'
import { GuardRows } from './rows.ts'

/** The loop's eyes and hands. */
export type ObsHands = {
  current(): ObsState
  /** Calls back at once with every change; returns how to stop. */
  onChange(listener: () => void): () => void
  /** One SerialRealtime batch; resolves when OBS has answered or the deadline has passed, never rejects. */
  batch(requests: readonly PlannedRequest[]): Promise<void>
  /** Reads from OBS, now, everything that these violations were about; false where OBS did not answer. */
  readBack(violations: readonly Violation[]): Promise<boolean>
}

/** Milliseconds since the epoch, with fractions; `sleep` ends early when woken. */
export type LoopClock = {
  now(): number
  sleep(ms: number, wake: AbortSignal): Promise<void>
}

export type LoopParts = {
  readonly hands: ObsHands
  readonly guards: readonly Guard[]
  /** The rule pack's numbers for the ladder, and what each guard rests on. */
  readonly rules: Ladder
  readonly clock: LoopClock
  /** Takes what must be written down; must not block and must not throw. */
  readonly record: (record: GuardRecord) => void
  readonly onRows: (shown: LoopReport) => void
}

/** What the loop tells, whenever it changes. */
export type LoopReport = {
  readonly rows: readonly GuardRow[]
  /** Revision of the intent that OBS was last proved to fulfil; null while work is going on. */
  readonly confirmed: number | null
  readonly wants: LadderWants
}

/** How long after a repair it is read back: long enough that OBS has finished the other client's own call. */
const readBackAfterMs = 2
/** Waits between attempts that did not hold; the last one repeats. Keeps two clients that fight from flooding OBS. */
const pausesMs = [0, 8, 25, 50, 100, 200, 400, 800]
/** An incident that is still open after this is reported as not restored, once; the room's own work counts from then. */
const deadlineMs = 3_000

/**
 * The control loop of one room: observe, judge, repair, prove, record. Level-triggered: it looks at what is, not at
 * what happened, so a lost event costs one poll and never a violation. It alone writes to OBS.
 */
export class ControlLoop {
  readonly #parts: LoopParts
  readonly #incidents = new Incidents()
  readonly #blindness: Blindness
  readonly #rows: GuardRows
  readonly #ladder: RoomLadder
  readonly #pace = new Pace()
  readonly #pulled = new PulledItems()
  readonly #sums = new RepairSums()
  readonly #stopListening: () => void
  /** What the room asks for. */
  #asked: Intent | null = null
  /** What must be: the above, and what the ladder asks for. */
  #intent: Intent | null = null
  #told = ''
  #acting = false
  #closed = false
  #wake = new AbortController()
  #tried: ReadonlySet<string> = new Set()
  /** The scene that was on air when the safe scene was cut to. */
  #returnTo: string | null = null

  constructor(parts: LoopParts) {
    this.#parts = parts
    this.#blindness = new Blindness(parts.record)
    this.#rows = new GuardRows(parts.guards, parts.rules)
    this.#ladder = new RoomLadder({ ...parts, facts: seenFacts })
    this.#stopListening = parts.hands.onChange(() => this.look())
  }

  /** What must be, from now on. Work that the change itself asks for is not counted as somebody's violation. */
  setIntent(intent: Intent): void {
    this.#ladder.begin(intent, this.#parts.clock.now())
    this.#asked = intent
    this.#adopt(effectiveIntent(intent, this.#ladder.wants))
  }

  /** Asks for nothing until the next intent: another studio acts. */
  rest(): void {
    this.#asked = null
    this.#intent = null
    this.look()
  }

  #adopt(intent: Intent): void {
    const now = this.#parts.clock.now()
    const before = new Set(this.#judge(now).map(keyOf))
    const wasSafe = this.#intent?.safeScene.on === true
    this.#intent = intent
    this.#pulled.hiding(intent.pull, this.#parts.hands.current())
    this.#showAgain(intent)
    if (intent.safeScene.on && !wasSafe) this.#rememberProgramme()
    if (!intent.safeScene.on && wasSafe) void this.#leaveSafeScene()
    const asked = this.#judge(now).filter((violation) => !before.has(keyOf(violation)))
    this.#incidents.ask(asked.filter(isMendable), now)
    this.look()
  }

  #showAgain(intent: Intent): void {
    const requests = this.#pulled.release(intent.pull, this.#parts.hands.current())
    if (requests.length > 0) void this.#parts.hands.batch(requests)
  }

  /** Switches the programme at the operator's wish; false while the safe scene holds the air. */
  async switchScene(sceneName: string): Promise<boolean> {
    if (this.#intent?.safeScene.on === true) return false
    await this.#parts.hands.batch([{ requestType: 'SetCurrentProgramScene', requestData: { sceneName } }])
    return true
  }

  #rememberProgramme(): void {
    const { programme } = this.#parts.hands.current()
    this.#returnTo = programme.known ? programme.value : null
  }

  /** Back to where the air was. After a restart that is not known: the operator then picks a scene. */
  async #leaveSafeScene(): Promise<void> {
    if (this.#returnTo !== null) await this.switchScene(this.#returnTo)
    this.#returnTo = null
  }

  close(): void {
    this.#closed = true
    for (const sum of this.#sums.take()) this.#parts.record(sum)
    this.#stopListening()
    this.#wake.abort()
  }

  #judge(now: Instant): readonly Violation[] {
    const intent = this.#intent
    if (intent === null) return []
    const obs = this.#parts.hands.current()
    return this.#parts.guards.flatMap((guard) => guard.check(obs, intent, now))
  }

  /**
   * Judges what is now: with every change, and on a beat for what only time changes (a verdict that runs out, a part
   * that stays unread). Cheap unless something is wrong.
   */
  look(): void {
    if (this.#closed) return
    const now = this.#parts.clock.now()
    const violations = this.#judge(now)
    const mendable = isBeingRead(this.#parts.hands.current(), now) ? [] : violations.filter(isMendable)
    if (mendable.length > 0 || this.#incidents.size > 0) this.#mend(mendable, now)
    // The repair is on its way before anything is told: sentences can wait, viewers cannot.
    this.#report(violations, now)
  }

  #mend(mendable: readonly Violation[], now: Instant): void {
    this.#incidents.see(mendable, now)
    if (this.#acting) {
      if (mendable.some((violation) => !this.#tried.has(keyOf(violation)))) this.#wake.abort()
      return
    }
    this.#acting = true
    void this.#act(mendable).then(() => {
      this.#acting = false
      this.#tried = new Set()
      // What came while the last step was settling has not been looked at yet.
      this.look()
    })
  }

  /** Repairs, proves and tries again until nothing is open; the first batch leaves in the caller's own turn. */
  async #act(seen: readonly Violation[]): Promise<void> {
    const { clock } = this.#parts
    const waitMs = this.#pace.waitMs(clock.now(), !this.#isSafe())
    if (waitMs > 0) await clock.sleep(waitMs, new AbortController().signal)
    let mendable = waitMs > 0 ? this.#judge(clock.now()).filter(isMendable) : seen
    for (let attempt = 0; !this.#closed; attempt++) {
      this.#wake = new AbortController()
      const isRead = await this.#repair(mendable)
      const now = clock.now()
      const left = this.#judge(now)
      if (isRead) this.#settle(left, now)
      this.#overdue(now)
      this.#report(left, now)
      const open = left.filter(isMendable)
      if (open.length === 0 && this.#incidents.size === 0) return
      const isFresh = open.some((violation) => !this.#tried.has(keyOf(violation)))
      if (!isFresh)
        await clock.sleep(pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0, this.#wake.signal)
      mendable = this.#judge(clock.now()).filter(isMendable)
      this.#incidents.see(mendable, clock.now())
    }
  }

  #isSafe(): boolean {
    const intent = this.#intent
    const { programme } = this.#parts.hands.current()
    return intent?.safeScene.on === true && programme.known && programme.value === intent.safeScene.name
  }

  /** One batch for all of it, and the reading that shows what came of it; false where OBS could not be read. */
  async #repair(mendable: readonly Violation[]): Promise<boolean> {
    const { hands, clock } = this.#parts
    const isStubborn = mendable.some(
      (violation) => this.#tried.has(keyOf(violation)) || this.#incidents.wasTried(violation),
    )
    this.#tried = new Set(mendable.map(keyOf))
    const intent = this.#intent
    const requests = intent === null ? [] : plan(mendable, hands.current(), intent, clock.now(), isStubborn)
    const readBack = () => hands.readBack([...mendable, ...this.#incidents.violations()])
    if (requests.length === 0) return readBack()
    this.#incidents.attempt(requests.map(({ requestType }) => requestType))
    // The reading does not wait for the batch's own answer: OBS holds that back until it hears from us again.
    const answered = hands.batch(requests)
    await clock.sleep(readBackAfterMs, new AbortController().signal)
    const isRead = await readBack()
    if (!this.#judge(clock.now()).some(isMendable)) return isRead
    // A long batch may still have been under way.
    await answered
    return readBack()
  }

  /** Incidents of guards that a reading has just proved to hold again. */
  #settle(left: readonly Violation[], now: Instant): void {
    const out = this.#intent !== null && isOut(this.#intent.phase)
    for (const incident of this.#incidents.settle(left)) {
      // Before the room is out nobody can have violated anything: it is being prepared.
      if (incident.asked || !out) continue
      const record = restored(incident, now, this.#parts.rules)
      this.#rows.restored(record.body)
      if (incident.violations.some(({ onAir }) => onAir)) this.#ladder.repaired(incident.guard)
      if (this.#ladder.isClimbed(incident.guard)) this.#sums.add(record.body)
      else this.#parts.record(record)
    }
  }

  #overdue(now: Instant): void {
    if (this.#intent === null || !isOut(this.#intent.phase)) return
    for (const incident of this.#incidents.overdue(now, deadlineMs))
      this.#parts.record(notRestored(incident, this.#parts.rules))
  }

  #report(violations: readonly Violation[], now: Instant): void {
    const obs = this.#parts.hands.current()
    const intent = this.#intent
    this.#blindness.look(obs, violations, intent, now)
    for (const sum of this.#sums.take(now)) this.#parts.record(sum)
    if (intent !== null) this.#lookAtLadder({ obs, intent, violations }, now)
    const rows = this.#rows.update(violations, intent, {
      facts: seenFacts,
      placeOf: (guard) => this.#ladder.placeOf(guard),
    })
    const confirmed = this.#incidents.size === 0 ? (intent?.revision ?? null) : null
    const report = { rows, confirmed, wants: this.#ladder.wants }
    const told = JSON.stringify(report)
    if (told === this.#told) return
    this.#told = told
    this.#parts.onRows(report)
  }

  #lookAtLadder(judged: Pick<Judged, 'obs' | 'intent' | 'violations'>, now: Instant): void {
    const isOwnWork = (violation: Violation) => this.#incidents.isOwnWork(violation, now, deadlineMs)
    this.#ladder.look({ ...judged, isOwnWork, isBlind: this.#blindness.isTold }, now)
    if (this.#asked === null) return
    const wanted = effectiveIntent(this.#asked, this.#ladder.wants)
    if (!isDeepStrictEqual(wanted, judged.intent)) this.#adopt(wanted)
  }
}
