/** The comments as the page holds them: a bounded tail of each kind that one looks at, and what was done about any. */
import type { CommentView } from '#shared/model/comment-views.ts'
import { createStore, type Store } from './store.ts'
import type { TailMessage } from './streams.ts'

/** Kinds of which the newest are kept by themselves: in a flood an adverse one must not be pushed out by chatter. */
const feedKinds = ['all', 'adverse', 'flagged'] as const
export type FeedKind = (typeof feedKinds)[number]

type Kept = {
  /** The newest, oldest first. */
  readonly items: readonly CommentView[]
  /** How many ever came, so that one can tell how many came since. */
  readonly came: number
}

export type CommentFeed = {
  readonly kept: Readonly<Record<FeedKind, Kept>>
  /** The newest word on comments that something was done about, by their seq. */
  readonly changed: ReadonlyMap<number, CommentView>
  /** How many came in each period that anything came in, by the period's number. */
  readonly periods: ReadonlyMap<number, number>
  readonly next: number | null
  readonly nextChange: number | null
  readonly leftOut: number
  readonly fresh: boolean
}

export type CommentChange = { readonly seq: number; readonly comment: CommentView }

/** Newest comments of each kind in memory; what is older is read from the record when somebody looks for it. */
const keptOfAKind = 2_000
/** Acts on comments within one sitting; the oldest comment's are forgotten first. */
const keptChanges = 5_000
const ratePeriodMs = 10_000
const keptPeriods = 60

const nothingKept: Kept = { items: [], came: 0 }
export const emptyFeed: CommentFeed = {
  kept: { all: nothingKept, adverse: nothingKept, flagged: nothingKept },
  changed: new Map(),
  periods: new Map(),
  next: null,
  nextChange: null,
  leftOut: 0,
  fresh: false,
}

function isOfKind(kind: FeedKind, { standing, class: taken }: CommentView): boolean {
  switch (kind) {
    case 'all':
      return true
    case 'adverse':
      return standing !== 'clear'
    case 'flagged':
      return taken.seen.length > 0
  }
}

/** New comments of the record; those that are held already are not taken twice. */
export function foldComments(feed: CommentFeed, message: TailMessage<CommentView>): CommentFeed {
  const newest = feed.kept.all.items.at(-1)?.seq ?? -1
  const added = message.items.filter(({ seq }) => seq > newest)
  const { kept } = feed
  return {
    ...feed,
    kept: {
      all: grown(kept.all, added),
      adverse: grown(
        kept.adverse,
        added.filter((one) => isOfKind('adverse', one)),
      ),
      flagged: grown(
        kept.flagged,
        added.filter((one) => isOfKind('flagged', one)),
      ),
    },
    periods: counted(feed.periods, added),
    next: message.next,
    leftOut: feed.leftOut + message.leftOut,
    fresh: true,
  }
}

/** What was done about comments since; the newest word on each holds. */
export function foldChanges(feed: CommentFeed, { items, next }: TailMessage<CommentChange>): CommentFeed {
  if (items.length === 0) return { ...feed, nextChange: next }
  const changed = new Map(feed.changed)
  for (const { comment } of items) changed.set(comment.seq, comment)
  const over = changed.size - keptChanges
  if (over > 0) {
    for (const seq of [...changed.keys()].sort((a, b) => a - b).slice(0, over)) changed.delete(seq)
  }
  return { ...feed, changed, nextChange: next }
}

function grown(kept: Kept, added: readonly CommentView[]): Kept {
  if (added.length === 0) return kept
  return {
    items: [...kept.items, ...added].slice(-keptOfAKind),
    came: kept.came + added.length,
  }
}

function counted(
  periods: ReadonlyMap<number, number>,
  added: readonly CommentView[],
): ReadonlyMap<number, number> {
  if (added.length === 0) return periods
  const next = new Map(periods)
  for (const { at } of added) {
    const period = Math.floor(at / ratePeriodMs)
    next.set(period, (next.get(period) ?? 0) + 1)
  }
  const newest = Math.max(...next.keys())
  for (const period of next.keys()) if (period <= newest - keptPeriods) next.delete(period)
  return next
}

/** How many came in each of the last ten minutes' periods up to `now`, oldest first. */
export function countsUntil(periods: ReadonlyMap<number, number>, now: number): readonly number[] {
  const last = Math.floor(now / ratePeriodMs)
  return Array.from({ length: keptPeriods }, (_, index) => periods.get(last - keptPeriods + 1 + index) ?? 0)
}

/**
 * A store that takes every message at once and tells its listeners once a frame, however many came. In a hidden page
 * there are no frames: nothing is drawn, and what is held stays bounded.
 */
export function createFrameStore<T>(initial: T, frame: (run: () => void) => void): Store<T> {
  const shown = createStore(initial)
  let newest = initial
  let waits = false
  return {
    get: shown.get,
    subscribe: shown.subscribe,
    set(value) {
      newest = value
      if (waits) return
      waits = true
      frame(() => {
        waits = false
        shown.set(newest)
      })
    },
  }
}
