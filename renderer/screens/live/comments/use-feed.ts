import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { CommentView } from '#shared/model/comment-views.ts'
import type { ActView } from '#shared/model/moderation.ts'
import { useDeskField, useMe, useRoomField, useStore, useStudio } from '../../../studio/hooks.ts'
import {
  askedOf,
  type FeedView,
  holds,
  isSearch,
  kindOf,
  type Looked,
  minesOf,
  onlyOf,
  orderOf,
} from './feed-view.ts'

const none: readonly CommentView[] = []
const noActs: readonly ActView[] = []
const pageSize = 200
/** As far back as one reads by scrolling; further back one searches. */
const mostPages = 25

export type Feed = {
  /** Oldest first. */
  readonly items: readonly CommentView[]
  readonly changed: ReadonlyMap<number, CommentView>
  /** Nothing moves: what came since is counted in `fresh`. */
  readonly held: boolean
  readonly sinceHeld: number
  readonly hold: () => void
  readonly goOn: () => void
  /** Where there is more of the record before the first item. */
  readonly older: { readonly more: boolean; readonly busy: boolean; readonly fetch: () => void }
  readonly search: {
    readonly looked: number
    readonly busy: boolean
    readonly error: unknown
    readonly done: boolean
  } | null
}

type Held = {
  readonly view: FeedView
  readonly items: readonly CommentView[]
  readonly came: number
  readonly olderWanted: boolean
}

/** The comments of a view: following what comes, held where somebody reads, or found in the record. */
export function useFeed(view: FeedView, looked: Looked): Feed {
  const { comments } = useStudio()
  const feed = useStore(comments)
  const live = useLive(view)
  const [holding, setHeld] = useState<Held | null>(null)
  const held = holding?.view === view ? holding : null
  const kind = kindOf(view)
  const searches = kind !== null && isSearch(looked)
  const record = useRecord({
    view,
    looked,
    from: searches ? null : (held?.items[0]?.seq ?? null),
    on: kind !== null && (searches || held?.olderWanted === true),
  })
  const items = useMemo(() => {
    if (searches) return record.items
    const shown = held?.items ?? live.items
    if (kind === null) return isSearch(looked) ? shown.filter((one) => holds(looked, one)) : shown
    return held === null || record.items.length === 0 ? shown : [...record.items, ...shown]
  }, [searches, record.items, held, live.items, kind, looked])

  const hold = useCallback(
    () =>
      setHeld((now) =>
        now?.view === view ? now : { view, items: live.items, came: live.came, olderWanted: false },
      ),
    [view, live],
  )
  const goOn = useCallback(() => setHeld(null), [])
  const older = {
    more: searches ? record.more : held !== null && kind !== null && (!held.olderWanted || record.more),
    busy: record.busy,
    fetch() {
      if (held !== null && !held.olderWanted && !searches) setHeld({ ...held, olderWanted: true })
      else record.fetchMore()
    },
  }
  return {
    items,
    changed: feed.changed,
    held: held !== null || searches,
    sinceHeld: held === null ? 0 : live.came - held.came,
    hold,
    goOn,
    older,
    search: searches
      ? { looked: record.looked, busy: record.busy, error: record.error, done: !record.more }
      : null,
  }
}

/** What is streamed into a view, and how much of it ever came. */
function useLive(view: FeedView): { readonly items: readonly CommentView[]; readonly came: number } {
  const { comments } = useStudio()
  const { kept, changed } = useStore(comments)
  const me = useMe()?.id ?? null
  const waiting = useDeskField('waiting') ?? noActs
  const read = useWaitingComments(view === 'asked' ? waiting : noActs)
  const placed = usePlacedComments(view === 'order')
  const kind = kindOf(view)
  const acted = useMemo(() => {
    if (view === 'mine') return minesOf(changed, me)
    if (view === 'asked') return askedOf(waiting, new Map([...read, ...changed]))
    if (view === 'order') return orderOf(new Map([...placed, ...changed]), kept.all.items)
    return none
  }, [view, changed, me, waiting, read, placed, kept])
  const streamed = kind === null ? null : kept[kind]
  const came = view === 'order' ? kept.all.came : acted.length
  return useMemo(() => (streamed === null ? { items: acted, came } : streamed), [streamed, acted, came])
}

/** What waits may be older than everything that was streamed: it is read from the record. */
function useWaitingComments(waiting: readonly ActView[]): ReadonlyMap<number, CommentView> {
  const { client, comments } = useStudio()
  const changed = useStore(comments).changed
  const missing = waiting.filter(({ comment, session }) => session !== null && !changed.has(comment))
  const found = useQuery({
    queryKey: ['waiting comments', missing.map(({ comment }) => comment)],
    enabled: missing.length > 0,
    queryFn: async () => {
      const pages = await Promise.all(
        missing.flatMap(({ comment, session }) =>
          session === null ? [] : client.comments.search({ session, before: comment + 1, limit: 1 }),
        ),
      )
      return pages.flatMap((page) => page.comments)
    },
  }).data
  return useMemo(() => new Map(found?.map((comment) => [comment.seq, comment])), [found])
}

/** What stands in front or at the back may be older than everything that was streamed as well. */
function usePlacedComments(on: boolean): ReadonlyMap<number, CommentView> {
  const { client } = useStudio()
  const session = useRoomField('session')?.id ?? null
  const found = useQuery({
    queryKey: ['placed comments', session],
    gcTime: 0,
    queryFn:
      !on || session === null
        ? skipToken
        : async () => {
            const kinds = ['to-front', 'to-back'] as const
            const all: CommentView[] = []
            let before: number | null = null
            do {
              const page: HandledPage = await client.comments.handled({ session, kinds: [...kinds], before })
              all.push(...page.comments)
              before = page.before
            } while (before !== null)
            return all
          },
  }).data
  return useMemo(() => new Map(found?.map((comment) => [comment.seq, comment])), [found])
}

type HandledPage = { readonly comments: readonly CommentView[]; readonly before: number | null }

type RecordWish = {
  readonly view: FeedView
  readonly looked: Looked
  readonly from: number | null
  readonly on: boolean
}

/** The record backwards, page by page; oldest first as the feed has it. */
function useRecord({ view, looked, from, on }: RecordWish) {
  const { client } = useStudio()
  const session = useRoomField('session')?.id ?? null
  const asked = useInfiniteQuery({
    queryKey: ['comments', session, view, looked, from],
    gcTime: 0,
    initialPageParam: from,
    queryFn:
      !on || session === null
        ? skipToken
        : ({ pageParam }) =>
            client.comments.search({
              session,
              text: looked.text,
              user: looked.user?.id ?? null,
              only: onlyOf(view),
              before: pageParam,
              limit: pageSize,
            }),
    getNextPageParam: ({ before }, pages) => (pages.length < mostPages ? before : null),
  })
  const pages = on ? asked.data?.pages : undefined
  const items = useMemo(() => (pages ?? []).flatMap((page) => page.comments).toReversed(), [pages])
  return {
    items,
    looked: (pages ?? []).reduce((sum, page) => sum + page.looked, 0),
    more: on && (asked.hasNextPage || asked.isPending),
    busy: on && asked.isFetching,
    error: asked.error,
    fetchMore: () => {
      if (asked.hasNextPage && !asked.isFetching) void asked.fetchNextPage()
    },
  }
}
