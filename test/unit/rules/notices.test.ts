import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CardId } from '#shared/model/ids.ts'
import { type NoticeFacts, type NoticeShowing, noticesDue } from '#shared/rules/notices.ts'
import { shippedPack } from './shipped-pack.ts'

const { notices } = shippedPack()
const lead = notices.minors.leadSeconds * 1000
const stands = (notices.offPlatform.standsSeconds ?? 0) * 1000
const every = (notices.offPlatform.everySeconds ?? 0) * 1000
const wine = CardId.parse('wine')
const live = 1_000_000

function facts(part: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    phase: 'live',
    sells: false,
    outSince: live,
    seenSince: live - 60_000,
    card: null,
    placeWarns: false,
    violationWarns: false,
    showings: [],
    ...part,
  }
}

const aired = { card: wine, since: live + 5_000, minorsNotice: true }
const warned = (part: Partial<NoticeShowing> = {}): NoticeShowing => ({
  notice: 'minors',
  card: wine,
  shownAt: live + 5_100,
  stoodMs: null,
  ...part,
})
const offPlatform = (shownAt: number, stoodMs: number | null): NoticeShowing => ({
  notice: 'off-platform',
  card: null,
  shownAt,
  stoodMs,
})

describe('the notice before a card that is not for minors', () => {
  const due = (showings: readonly NoticeShowing[], now: number, part: Partial<NoticeFacts> = {}) =>
    noticesDue(facts({ card: aired, showings, ...part }), notices, now)

  it('is asked for at once, and the card waits until it has stood for its time', () => {
    expect(due([], live + 5_000)).toEqual({
      show: { notice: 'minors', card: wine },
      cardWaits: true,
      nextAt: null,
    })
    const from = live + 5_100
    expect(due([warned()], from + lead - 1)).toMatchObject({ cardWaits: true, nextAt: from + lead })
    expect(due([warned()], from + lead)).toEqual({ show: null, cardWaits: false, nextAt: null })
  })

  it('need not come again once it has stood, however long ago', () => {
    expect(due([warned({ stoodMs: lead })], live + 9_000_000).cardWaits).toBe(false)
  })

  it('does not count where it was broken off, stood for another card, or before this airing', () => {
    for (const other of [
      warned({ stoodMs: lead - 1 }),
      warned({ stoodMs: lead, card: CardId.parse('beer') }),
      warned({ stoodMs: lead, shownAt: aired.since - 1 }),
    ])
      expect(due([other], live + 9_000_000)).toMatchObject({ cardWaits: true, show: { notice: 'minors' } })
  })

  it('does not count where it stood before viewers were there', () => {
    const rehearsed = [warned({ stoodMs: lead })]
    expect(due(rehearsed, live + 20_000, { outSince: live + 10_000 }).cardWaits).toBe(true)
  })

  it('does not count while nobody saw whether it still stands', () => {
    expect(due([warned()], live + 60_000, { seenSince: live + 30_000 })).toMatchObject({
      cardWaits: true,
      nextAt: null,
    })
  })

  it('is for the cards that need it only, and for a room that is out', () => {
    expect(due([], live, { card: { ...aired, minorsNotice: false } }).cardWaits).toBe(false)
    expect(due([], live, { phase: 'closing' })).toEqual({ show: null, cardWaits: false, nextAt: null })
  })
})

describe('the notice on deals outside the platform', () => {
  const due = (showings: readonly NoticeShowing[], now: number, part: Partial<NoticeFacts> = {}) =>
    noticesDue(facts({ sells: true, showings, ...part }), notices, now)

  it('comes when a selling room goes out, stands for its time, and comes again', () => {
    expect(due([], live)).toEqual({
      show: { notice: 'off-platform', card: null },
      cardWaits: false,
      nextAt: null,
    })
    const first = live + 100
    expect(due([offPlatform(first, null)], first + 1)).toMatchObject({ nextAt: first + stands })
    const done = [offPlatform(first, stands)]
    expect(due(done, first + stands)).toEqual({ show: null, cardWaits: false, nextAt: first + every })
    expect(due(done, first + every).show).toEqual({ notice: 'off-platform', card: null })
    expect(due([], live, { sells: false }).show).toBeNull()
  })

  it('makes up for a showing that gave way', () => {
    expect(due([offPlatform(live, stands - 1)], live + stands).show).not.toBeNull()
  })
})

describe('several at once', () => {
  it('gives way to what is graver, and comes back', () => {
    const all = { sells: true, card: aired, placeWarns: true, violationWarns: true }
    const shown = (part: Partial<NoticeFacts>) =>
      noticesDue(facts({ ...all, ...part }), notices, live + 5_000).show?.notice
    expect(shown({})).toBe('warning')
    expect(shown({ violationWarns: false })).toBe('minors')
    expect(shown({ violationWarns: false, card: null })).toBe('off-platform')
    expect(shown({ violationWarns: false, card: null, sells: false })).toBe('place')
    expect(noticesDue(facts(all), notices, live).cardWaits).toBe(true)
  })

  const instant = fc.integer({ min: live - 10_000, max: live + 4 * every })
  const showing = fc.record({
    notice: fc.constantFrom('minors', 'off-platform', 'place', 'warning'),
    card: fc.constantFrom(wine, null),
    shownAt: instant,
    stoodMs: fc.option(fc.nat(20_000)),
  })
  const anyFacts = fc.record({
    phase: fc.constantFrom('live', 'rehearsing', 'preflight'),
    sells: fc.boolean(),
    outSince: fc.constant(live),
    seenSince: instant,
    card: fc.option(fc.record({ card: fc.constant(wine), since: instant, minorsNotice: fc.boolean() })),
    placeWarns: fc.boolean(),
    violationWarns: fc.boolean(),
    showings: fc.array(showing, { maxLength: 6 }),
  })

  it('never changes its answer between now and the time that it names', () => {
    fc.assert(
      fc.property(anyFacts, instant, fc.nat(2 * every), (some, now, later) => {
        // Nobody asks about a time before what has happened.
        const latest = Math.max(now, some.seenSince, ...some.showings.map(({ shownAt }) => shownAt))
        const answer = noticesDue(some, notices, latest)
        if (answer.nextAt !== null) expect(answer.nextAt).toBeGreaterThan(latest)
        const then = Math.min(latest + later, (answer.nextAt ?? Number.POSITIVE_INFINITY) - 1)
        if (then <= latest) return
        const { show, cardWaits } = answer
        expect(noticesDue(some, notices, then)).toMatchObject({ show, cardWaits })
      }),
      { numRuns: 2_000 },
    )
  })

  it('shows a card that minors must be warned of only after its notice has stood, whatever came in between', () => {
    fc.assert(
      fc.property(anyFacts, instant, (some, now) => {
        const { cardWaits } = noticesDue(some, notices, now)
        const isOut = some.phase !== 'preflight'
        if (!isOut || cardWaits || some.card === null || !some.card.minorsNotice) return
        const from = Math.max(some.card.since, some.outSince)
        const proof = some.showings.filter(({ notice, card, shownAt, stoodMs }) => {
          const stood = stoodMs ?? (shownAt >= some.seenSince ? now - shownAt : 0)
          return notice === 'minors' && card === wine && shownAt >= from && stood >= lead
        })
        expect(proof).not.toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})
