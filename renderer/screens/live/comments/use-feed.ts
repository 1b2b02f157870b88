import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { CommentView } from '#shared/model/comment-views.ts'
import type { UserId } from '#shared/model/ids.ts'
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
  ofSession,
  onlyOf,
  orderOf,
} from './feed-view.ts'
import { type Handled, useHandled } from './use-handled.ts'

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
  const handled = useHandled(wishOf(view, useMe()?.id ?? null), view === 'order' || isSearch(looked))
  const live = useLive(view, handled)
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
    if (kind === null) {
      const first = view === 'mine' ? held?.items[0]?.seq : undefined
      const before = first === undefined ? none : live.items.filter(({ seq }) => seq < first)
      const all = [...before, ...shown]
      return isSearch(looked) ? all.filter((one) => holds(looked, one)) : all
    }
    return held === null || record.items.length === 0 ? shown : [...record.items, ...shown]
  }, [searches, record.items, held, live.items, kind, view, looked])

  const hold = useCallback(
    () =>
      setHeld((now) =>
        now?.view === view ? now : { view, items: live.items, came: live.came, olderWanted: false },
      ),
    [view, live],
  )
  const goOn = useCallback(() => setHeld(null), [])
  const further = {
    more: searches ? record.more : held !== null && kind !== null && (!held.olderWanted || record.more),
    busy: record.busy,
    fetch() {
      if (held !== null && !held.olderWanted && !searches) setHeld({ ...held, olderWanted: true })
      else record.fetchMore()
    },
  }
  const older =
    view === 'mine' ? { more: handled.more, busy: handled.busy, fetch: handled.fetchMore } : further
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

/** What of the record a view is made from beside what is streamed; null where that is nothing. */
function wishOf(view: FeedView, me: UserId | null) {
  if (view === 'order') return { by: null, kinds: ['to-front', 'to-back'] as const }
  return view === 'mine' && me !== null ? { by: me, kinds: null } : null
}

/** What is streamed into a view, and how much of it ever came. */
function useLive(
  view: FeedView,
  handled: Handled,
): { readonly items: readonly CommentView[]; readonly came: number } {
  const { comments } = useStudio()
  const { kept, changed } = useStore(comments)
  const me = useMe()?.id ?? null
  const session = useRoomField('session')?.id ?? null
  const waiting = useDeskField('waiting') ?? noActs
  const read = useWaitingComments(view === 'asked' ? waiting : noActs)
  const kind = kindOf(view)
  const acted = useMemo(() => {
    if (view === 'asked') return askedOf(waiting, new Map([...read, ...changed]))
    if (view !== 'mine' && view !== 'order') return none
    const known = ofSession(new Map([...handled.comments, ...changed]), session)
    if (view === 'mine') return minesOf(known, me).filter(({ seq }) => seq >= (handled.from ?? 0))
    return view === 'order' ? orderOf(known, kept.all.items) : none
  }, [view, changed, me, session, waiting, read, handled.comments, handled.from, kept])
  const streamed = kind === null ? null : kept[kind]
  // What is read from further back is not what came since.
  const fresh = view === 'mine' ? minesOf(ofSession(changed, session), me).length : acted.length
  const came = view === 'order' ? kept.all.came : fresh
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
