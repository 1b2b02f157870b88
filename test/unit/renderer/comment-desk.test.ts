import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groundKeys, keyRows, keyTable } from '#renderer/keys/table.ts'
import { groundsFor, proposedGround } from '#renderer/screens/live/comments/desk-acts.ts'
import {
  askedOf,
  holds,
  lookedForNothing,
  minesOf,
  ofSession,
  orderOf,
} from '#renderer/screens/live/comments/feed-view.ts'
import { keepPresets, type Preset, readPresets } from '#renderer/screens/live/comments/presets.ts'
import { atEnd, holding, slidDown, slidUp } from '#renderer/screens/live/comments/sliding-window.ts'
import {
  asWritten,
  piecesOf,
  proposedSpans,
  turnsDirection,
} from '#renderer/screens/live/comments/text-pieces.ts'
import {
  countsUntil,
  createFrameStore,
  emptyFeed,
  foldChanges,
  foldComments,
} from '#renderer/studio/comment-feed.ts'
import { CommentView } from '#shared/model/comment-views.ts'
import { SessionId, UserId } from '#shared/model/ids.ts'
import { shippedPack } from '#test/harness/studio-ledger.ts'

const me = UserId.parse('he-yi')

function comment(seq: number, more: Partial<CommentView> = {}): CommentView {
  return {
    seq,
    at: seq * 100,
    name: '观众',
    text: '多少钱',
    source: 'test',
    platform: 'test',
    user: '',
    class: { evaluation: 'none', adverse: 0.01, seen: [], words: [], repeats: 0 },
    standing: 'clear',
    handling: null,
    onPlatform: [],
    ...more,
  }
}

function act(seq: number, by: UserId | null, state: 'in-force' | 'waiting' = 'in-force') {
  return {
    entry: seq + 1_000,
    session: null,
    comment: seq,
    kind: 'hide' as const,
    ground: 'insult',
    groundSeen: true,
    standing: 'clear' as const,
    state,
    by,
    approvedBy: null,
    at: 0,
    outcome: null,
  }
}

const handled = (seq: number, by: UserId | null) =>
  comment(seq, {
    handling: { hidden: true, collapsed: false, pinned: false, place: null, spans: [], acts: [act(seq, by)] },
  })

const message = <T>(items: readonly T[]) => ({ items, next: items.length, leftOut: 0 })

describe('the feed in the page', () => {
  test('a flood of chatter pushes no adverse comment out, and what is held stays bounded', () => {
    let feed = foldComments(emptyFeed, message([comment(0, { standing: 'adverse' })]))
    for (let from = 1; from < 20_000; from += 500) {
      feed = foldComments(feed, message(Array.from({ length: 500 }, (_, n) => comment(from + n))))
    }
    expect(feed.kept.all.items).toHaveLength(2_000)
    expect(feed.kept.all.came).toBe(20_001)
    expect(feed.kept.adverse.items.map(({ seq }) => seq)).toEqual([0])
    expect(feed.periods.size).toBeLessThanOrEqual(60)
  })

  test('a batch that comes again adds nothing', () => {
    const once = foldComments(emptyFeed, message([comment(1), comment(2)]))
    const twice = foldComments(once, message([comment(2), comment(3)]))
    expect(twice.kept.all.items.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(twice.kept.all.came).toBe(3)
  })

  test('the newest word on a comment holds, and the rate counts each comment once', () => {
    const said = foldChanges(
      emptyFeed,
      message([
        { seq: 8, comment: handled(1, me) },
        { seq: 9, comment: comment(1) },
      ]),
    )
    expect(said.changed.get(1)?.handling).toBeNull()
    const feed = foldComments(said, message([comment(1), comment(99), comment(100)]))
    expect(countsUntil(feed.periods, 10_500).slice(-2)).toEqual([2, 1])
  })

  test('however much comes within a frame, who watches is told once', () => {
    const frames: (() => void)[] = []
    const store = createFrameStore(0, (run) => frames.push(run))
    const told: number[] = []
    store.subscribe(() => told.push(store.get()))
    for (const value of [1, 2, 3]) store.set(value)
    for (const frame of frames.splice(0)) frame()
    store.set(4)
    for (const frame of frames.splice(0)) frame()
    expect(told).toEqual([3, 4])
  })
})

describe('views', () => {
  test('mine are those where something that I did still counts', () => {
    const changed = new Map(
      [handled(3, me), handled(1, me), handled(2, null), comment(4)].map((c) => [c.seq, c]),
    )
    expect(minesOf(changed, me).map(({ seq }) => seq)).toEqual([1, 3])
  })

  test('what was done in another session is neither mine here nor in the order', () => {
    const here = SessionId.parse('here')
    const there = SessionId.parse('there')
    const acted = (seq: number, session: SessionId) => {
      const { handling } = handled(seq, me)
      const acts = (handling?.acts ?? []).map((one) => ({ ...one, session }))
      return comment(seq, { handling: handling === null ? null : { ...handling, acts } })
    }
    const known = new Map([acted(1, there), acted(2, here), comment(3)].map((one) => [one.seq, one]))
    expect([...ofSession(known, here).keys()]).toEqual([2])
  })

  test('the set order is the front, what stands by its time, the back, each in the order of time', () => {
    const placed = (seq: number, place: 'front' | 'back' | null) =>
      comment(seq, {
        handling: { hidden: false, collapsed: false, pinned: false, place, spans: [], acts: [] },
      })
    const known = [placed(7, 'front'), placed(2, 'front'), placed(1, 'back'), placed(4, null)]
    const all = Array.from({ length: 200 }, (_, seq) => comment(seq))
    const order = orderOf(new Map(known.map((one) => [one.seq, one])), all.slice(0, 9)).map(({ seq }) => seq)
    expect(order).toEqual([2, 7, 0, 3, 4, 5, 6, 8, 1])
    expect(orderOf(new Map(), all).map(({ seq }) => seq)).toEqual(all.slice(190).map(({ seq }) => seq))
  })

  test('what waits is listed once, oldest first, as far as it is at hand', () => {
    const waiting = [
      act(5, me, 'waiting'),
      act(2, me, 'waiting'),
      act(5, me, 'waiting'),
      act(9, me, 'waiting'),
    ]
    const at = new Map([comment(5), comment(2)].map((c) => [c.seq, c]))
    expect(askedOf(waiting, at).map(({ seq }) => seq)).toEqual([2, 5])
  })

  test('a search finds in text and name, capitals aside', () => {
    const one = comment(1, { name: 'Mia', text: '加我VX' })
    expect(holds({ ...lookedForNothing, text: 'vx' }, one)).toBe(true)
    expect(holds({ ...lookedForNothing, text: 'MIA' }, one)).toBe(true)
    expect(holds({ ...lookedForNothing, text: '杯子' }, one)).toBe(false)
  })
})

describe('texts', () => {
  const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([from, length]) => ({ from, to: from + length + 1 }))

  test('the pieces are the text, and what is redacted is what lies in a span', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.array(span), (text, spans) => {
        const pieces = piecesOf(text, spans)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces) {
          for (let at = piece.from; at < piece.from + piece.text.length; at++) {
            expect(piece.redacted).toBe(spans.some(({ from, to }) => at >= from && at < to))
          }
        }
      }),
    )
  })

  test('what is proposed to be covered are the words of seen grounds, and not their echoes', () => {
    const text = '杯子裂了，骗子，滚'
    const words = [
      { from: 5, to: 7, for: 'insult' },
      { from: 1, to: 2, for: 'insult' },
      { from: 8, to: 9, for: 'insult' },
      { from: 2, to: 4, for: 'adverse' },
    ]
    const taken = { evaluation: 'adverse' as const, adverse: 1, words, repeats: 0 }
    expect(proposedSpans({ text, class: { ...taken, seen: ['insult'] } })).toEqual([
      { from: 5, to: 7 },
      { from: 8, to: 9 },
    ])
    expect(proposedSpans({ text, class: { ...taken, seen: [] } })).toEqual([])
  })

  test('a text that turns the direction of what stands beside it is known', () => {
    expect(turnsDirection('\u202e好评')).toBe(true)
    expect(turnsDirection('好评 abc')).toBe(false)
    expect(asWritten('\u202e好评\u202c。')).toBe('⟨U+202E⟩好评⟨U+202C⟩。')
  })
})

describe('grounds', () => {
  const { grounds } = shippedPack.moderation
  const views = grounds.map(({ id, name, acts }) => ({ id, name, acts: [...acts], cites: [] }))

  test('every ground of the pack has a key, the same for every act', () => {
    const keys = new Map<string, Set<string | undefined>>()
    for (const kind of ['hide', 'redact', 'mute', 'pin', 'reply', 'escalate'] as const) {
      for (const choice of groundsFor(kind, views, [])) {
        keys.set(choice.ground.id, (keys.get(choice.ground.id) ?? new Set()).add(choice.keys))
      }
    }
    expect([...keys.values()].every((ones) => ones.size === 1 && !ones.has(undefined))).toBe(true)
    expect(new Set([...keys.values()].map(([key]) => key)).size).toBe(keys.size)
  })

  test('no key of a ground that comes too late cuts, airs, pulls or takes back anything', () => {
    const dangerous = [
      ...keyRows.scene.keys,
      ...keyRows.air.keys,
      keyTable.pull.keys,
      keyTable.commentUndo.keys,
    ]
    expect(groundKeys.filter((key) => (dangerous as readonly string[]).includes(key))).toEqual([])
  })

  test('Enter takes a ground that was seen, or the only one, and never guesses', () => {
    expect(proposedGround(groundsFor('hide', views, ['gambling']))).toBe('gambling')
    expect(proposedGround(groundsFor('hide', views, []))).toBeNull()
    expect(proposedGround(groundsFor('reorder', views, []))).toBe('answering')
  })
})

describe('presets', () => {
  const preset: Preset = {
    name: '清广告',
    view: 'flagged',
    text: 'vx',
    act: { kind: 'hide', ground: 'advertising' },
  }
  const storage = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }

  test('are kept for each room by itself', () => {
    const browser = storage()
    keepPresets('a', [preset], browser)
    expect(readPresets('a', browser)).toEqual([preset])
    expect(readPresets('b', browser)).toEqual([])
  })

  test('what is no list of presets is nothing', () => {
    for (const broken of ['{', '[{"name":1}]', 'null']) {
      const browser = storage()
      browser.setItem('fairlive.comment-presets.a', broken)
      expect(readPresets('a', browser)).toEqual([])
    }
  })
})

describe('the window of rows', () => {
  const size = fc.integer({ min: 0, max: 100_000 })

  test('is bounded, lies in the list, and holds the row that it must hold', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.array(fc.constantFrom(slidUp, slidDown)), (length, seed, slides) => {
        let slide = atEnd(length, 100)
        for (const one of slides) slide = one(slide, length)
        const index = length === 0 ? 0 : seed % length
        if (length > 0) {
          slide = holding(slide, index, length)
          expect(slide.from <= index && index < slide.to).toBe(true)
        }
        expect(slide.from).toBeGreaterThanOrEqual(0)
        expect(slide.to).toBeLessThanOrEqual(length)
        expect(slide.to - slide.from).toBeLessThanOrEqual(200)
      }),
    )
  })
})

test('a comment of the tests is one of the contract', () => {
  expect(CommentView.safeParse(handled(1, me)).success).toBe(true)
})
