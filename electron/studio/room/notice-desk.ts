import type { Instant } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { type NoticeFacts, type NoticesDue, noticesDue } from '#shared/rules/notices.ts'
import { onAir } from '../../cards/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import { noticeShowings } from '../../notices/read.ts'
import { placeOf } from '../../places/read.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import type { RoomReport } from './room-protocol.ts'

export type NoticeDeskParts = {
  readonly db: Reader
  readonly pack: Pack
  readonly now: () => Instant
  /** Another notice may be due now, and no entry says so: by the time, or because the ladder warns. */
  readonly onChange: () => void
}

/** Longer than a timer can be set for; asked again then. */
const longestWaitMs = 2_000_000_000

const none: NoticesDue = { show: null, cardWaits: false, nextAt: null }

/** Knows which notice is due by the ledger's tables and the clock, and says when that may have changed. */
export class NoticeDesk {
  readonly #parts: NoticeDeskParts
  /** Since when OBS has been seen without a break; null while it is not. */
  #seenSince: Instant | null = null
  /** The ladder wants viewers to be warned of what cannot be mended. */
  #isWarning = false
  #last = none
  #timer: NodeJS.Timeout | undefined

  constructor(parts: NoticeDeskParts) {
    this.#parts = parts
  }

  /** What the room worker sees now. A worker that began anew has seen nothing of what an earlier one saw begin. */
  look({ link, ladder }: RoomReport): void {
    const isWarning = ladder.warning.length > 0
    const isNew = isWarning !== this.#isWarning
    this.#isWarning = isWarning
    if (isNew) this.#parts.onChange()
    if (link?.phase !== 'connected') this.#seenSince = null
    else this.#seenSince ??= this.#parts.now()
  }

  /** What it answered last. */
  get last(): NoticesDue {
    return this.#last
  }

  /** Which notice is due now, and whether the card on air has to wait for it. */
  due(): NoticesDue {
    const { pack, now, onChange } = this.#parts
    const at = now()
    const facts = this.#facts(at)
    const due = facts === null ? none : noticesDue(facts, pack.notices, at)
    this.#last = due
    clearTimeout(this.#timer)
    if (due.nextAt !== null)
      this.#timer = setTimeout(onChange, Math.min(longestWaitMs, Math.max(0, due.nextAt - at)))
    return due
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #facts(now: Instant): NoticeFacts | null {
    const { db } = this.#parts
    const room = theRoom(db)
    const session = room && latestSession(db, room.id)
    if (room === undefined || session === undefined) return null
    const aired = onAir(db, room.id)
    return {
      phase: session.phase,
      sells: room.sells,
      outSince: session.liveAt ?? session.begunAt,
      seenSince: this.#seenSince ?? now,
      card:
        aired === undefined
          ? null
          : { card: aired.card, since: aired.since, minorsNotice: aired.minorsNotice },
      placeWarns: placeOf(db, room.id)?.verdict.decision === 'warn',
      violationWarns: this.#isWarning,
      showings: noticeShowings(db, session.id),
    }
  }
}
