import type { GuardRow } from '#shared/model/guards.ts'
import type { Instant, RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent, NoticeIntent } from '#shared/model/intent.ts'
import type { Known } from '#shared/model/obs.ts'
import type { RecordOf } from '../../guards/record.ts'

export type NoticeRecord = RecordOf<'notice.shown' | 'notice.ended'>

type Where = { readonly room: RoomId | null; readonly session: SessionId | null }

/** What tells whether the notice is seen by viewers. */
export type NoticeSight = {
  readonly rows: readonly GuardRow[]
  /** Revision of the intent that OBS was proved to fulfil. */
  readonly confirmed: number | null
  readonly programme: Known<string>
}

type Standing = {
  readonly notice: NoticeIntent
  readonly where: Where
  readonly since: Instant
  /** When it was last proved. */
  readonly until: Instant
}

/** A notice that is hidden and shown again within this stood all the time: the guard mends it in a few frames. */
const gapMs = 200

/** Records each time that a notice stands in the programme, from the proof that it does to the last one. */
export class NoticeWatch {
  readonly #record: (record: NoticeRecord, where: Where) => void
  #standing: Standing | null = null

  constructor(record: (record: NoticeRecord, where: Where) => void) {
    this.#record = record
  }

  /** To be called whenever the guards' rows change, and on a beat. `now` must never go back. */
  look(intent: Intent | null, sight: NoticeSight, now: Instant): void {
    const wanted = intent?.notice ?? null
    if (this.#standing !== null && !isSame(this.#standing.notice, wanted)) this.#end('over', now)
    const isSeen = intent !== null && isInForce(intent, sight)
    if (this.#standing === null) {
      if (isSeen && wanted !== null && sight.confirmed === intent.revision) this.#begin(wanted, intent, now)
      return
    }
    if (isSeen) this.#standing = { ...this.#standing, until: now }
    else if (now - this.#standing.until > gapMs) this.#end('interrupted', now)
  }

  #begin(notice: NoticeIntent, { room, session }: Intent, now: Instant): void {
    const where = { room, session }
    this.#standing = { notice, where, since: now, until: now }
    const { text, pack, picture } = notice
    this.#record(
      { kind: 'notice.shown', body: { ...showing(this.#standing), text, pack, picture: picture.sha256 } },
      where,
    )
  }

  #end(why: 'over' | 'interrupted', now: Instant): void {
    if (this.#standing === null) return
    const { where, since } = this.#standing
    // What was asked away was there until now: nothing else has been seen.
    const until = why === 'over' ? now : this.#standing.until
    const body = {
      ...showing(this.#standing),
      endedAt: Math.floor(until),
      stoodMs: Math.floor(until - since),
      why,
    }
    this.#standing = null
    this.#record({ kind: 'notice.ended', body }, where)
  }
}

function showing({ notice, since }: Standing) {
  return { notice: notice.notice, card: notice.card, shownAt: Math.floor(since) }
}

/** The same words about the same card; it may have been drawn anew for another place. */
function isSame(one: NoticeIntent, other: NoticeIntent | null): boolean {
  return other !== null && one.notice === other.notice && one.card === other.card
}

/** The carrier is right in every scene, and what viewers see is a scene that shows it. */
function isInForce({ safeScene }: Intent, { rows, programme }: NoticeSight): boolean {
  const row = rows.find(({ guard }) => guard === 'notices')
  return row?.state === 'in-force' && programme.known && programme.value !== safeScene.name
}
