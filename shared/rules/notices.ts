/**
 * Which notice must be on air now. There is one carrier, so there is an order: a violation that is not put right, then
 * what a card waits for, then what comes round by the clock, then what stands anyway.
 */
import type { CardId, Instant } from '#shared/model/ids.ts'
import type { NoticeKind } from '#shared/model/notices.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Phase } from '#shared/model/rooms.ts'
import type { Words } from '#shared/model/words.ts'
import { isOut } from './session.ts'

/** One time that a notice stood, as the ledger has it. */
export type NoticeShowing = {
  readonly notice: NoticeKind
  readonly card: CardId | null
  readonly shownAt: Instant
  /** For how long it was proved to stand; null while it still stands, or where nobody was left to see its end. */
  readonly stoodMs: number | null
}

export type NoticeFacts = {
  readonly phase: Phase
  readonly sells: boolean
  /** Since when viewers may be there; what stood before that, nobody saw. */
  readonly outSince: Instant
  /** Since when OBS has been seen without a break: a showing that began before and has no end is not known to stand. */
  readonly seenSince: Instant
  /** The card that is to be on air, since when, and whether minors must be warned before it. */
  readonly card: { readonly card: CardId; readonly since: Instant; readonly minorsNotice: boolean } | null
  readonly placeWarns: boolean
  /** A violation could not be mended in time. */
  readonly violationWarns: boolean
  /** Of this session. */
  readonly showings: readonly NoticeShowing[]
}

export type NoticeDue = {
  readonly notice: NoticeKind
  /** The card that it goes before. */
  readonly card: CardId | null
}

export type NoticesDue = {
  readonly show: NoticeDue | null
  /** The card may not be seen yet: its notice has not stood long enough. */
  readonly cardWaits: boolean
  /** When time alone changes this answer; null where it does not. */
  readonly nextAt: Instant | null
}

/** Pure; asked again after every entry and at `nextAt`. */
export function noticesDue(facts: NoticeFacts, notices: Pack['notices'], now: Instant): NoticesDue {
  if (!isOut(facts.phase)) return { show: null, cardWaits: false, nextAt: null }
  const minors = beforeCard(facts, notices.minors.leadSeconds * 1000, now)
  const round = facts.sells ? comesRound(facts, notices.offPlatform, now) : nothing
  const card = facts.card?.card ?? null
  const wanted: readonly (NoticeDue | false)[] = [
    facts.violationWarns && { notice: 'warning', card: null },
    minors.due && { notice: 'minors', card },
    round.due && { notice: 'off-platform', card: null },
    facts.placeWarns && { notice: 'place', card: null },
  ]
  const times = [minors.until, round.until].filter((at) => at !== null)
  return {
    show: wanted.find((one) => one !== false) ?? null,
    cardWaits: minors.due,
    nextAt: times.length === 0 ? null : Math.min(...times),
  }
}

/** What viewers read, in the pack's words. */
export function noticeText(notice: NoticeKind, notices: Pack['notices']): Words {
  return notices[notice === 'off-platform' ? 'offPlatform' : notice].text
}

/** Whether a notice is due, and when time alone makes that otherwise. */
type Due = { readonly due: boolean; readonly until: Instant | null }

const nothing: Due = { due: false, until: null }

function beforeCard(facts: NoticeFacts, leadMs: number, now: Instant): Due {
  const { card } = facts
  if (card === null || !card.minorsNotice) return nothing
  const from = Math.max(card.since, facts.outSince)
  const mine = facts.showings.filter(
    (showing) => showing.notice === 'minors' && showing.card === card.card && showing.shownAt >= from,
  )
  const stood = mine.map((showing) => standing(showing, facts, now))
  if (stood.some(({ ms }) => ms >= leadMs)) return nothing
  const open = mine.filter((_, index) => stood[index]?.grows === true).map(({ shownAt }) => shownAt)
  return { due: true, until: open.length === 0 ? null : Math.min(...open) + leadMs }
}

function comesRound(
  facts: NoticeFacts,
  { standsSeconds, everySeconds }: Pack['notices']['offPlatform'],
  now: Instant,
): Due {
  const standsMs = (standsSeconds ?? Number.POSITIVE_INFINITY) * 1000
  const everyMs = (everySeconds ?? Number.POSITIVE_INFINITY) * 1000
  const mine = facts.showings.filter(
    ({ notice, shownAt }) => notice === 'off-platform' && shownAt >= facts.outSince,
  )
  const whole = mine.filter((showing) => standing(showing, facts, now).ms >= standsMs)
  const last = Math.max(...whole.map(({ shownAt }) => shownAt))
  // Only a showing that stood its whole time counts; one that gave way or was broken off is made up for at once.
  if (now < last + everyMs) return { due: false, until: finite(last + everyMs) }
  const open = mine.filter((showing) => standing(showing, facts, now).grows && !whole.includes(showing))
  const began = Math.min(...open.map(({ shownAt }) => shownAt))
  return { due: true, until: finite(began + standsMs) }
}

function finite(at: number): Instant | null {
  return Number.isFinite(at) ? at : null
}

/** For how long a showing is known to have stood, and whether that grows with the time. */
function standing(
  { shownAt, stoodMs }: NoticeShowing,
  { seenSince }: NoticeFacts,
  now: Instant,
): { readonly ms: number; readonly grows: boolean } {
  if (stoodMs !== null) return { ms: stoodMs, grows: false }
  return shownAt >= seenSince ? { ms: now - shownAt, grows: true } : { ms: 0, grows: false }
}
