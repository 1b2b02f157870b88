import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { DeskView } from '#shared/model/comment-views.ts'
import type { User } from '#shared/model/people.ts'
import type { CardView, EntryView, RoomView } from '#shared/model/views.ts'
import { type CommentFeed, createFrameStore, emptyFeed, foldChanges, foldComments } from './comment-feed.ts'
import { isSignedOut } from './failure.ts'
import { type Pictures, sharePictures } from './pictures.ts'
import { createStore, type Store } from './store.ts'
import {
  type Follow,
  foldTail,
  foldWatch,
  followStream,
  nothingTailed,
  nothingWatched,
  type Tailed,
  type TailMessage,
  type Watched,
  type WatchMessage,
} from './streams.ts'
import { type Connection, clientOf, type StudioClient, type Transport } from './transport.ts'
import { wait } from './wait.ts'

/** Who sits at this console, as far as the studio has said. */
export type Seat =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly user: User }

export type CardShelf = { readonly cards: readonly CardView[]; readonly pack: string }

/** The studio as the console holds it: calls, and the streams that run while somebody is signed in. */
export type Studio = {
  readonly client: StudioClient
  readonly queries: ReturnType<typeof queriesOf>
  readonly connection: Store<Connection>
  readonly seat: Store<Seat>
  readonly room: Store<Watched<RoomView>>
  readonly cards: Store<Watched<CardShelf>>
  readonly log: Store<Tailed<EntryView>>
  readonly comments: Store<CommentFeed>
  readonly desk: Store<Watched<DeskView>>
  readonly pictures: Pictures
  /** Asks again who is signed in; streams start or stop accordingly. */
  readonly askSeat: () => Promise<void>
  readonly close: () => void
}

function queriesOf(client: StudioClient) {
  return createTanstackQueryUtils(client)
}

const keptEntries = 1_000

export function openStudio(transport: Transport, page: Document): Studio {
  const client = clientOf(transport)
  const seat = createStore<Seat>({ state: 'asking' })
  const room = createStore<Watched<RoomView>>(nothingWatched)
  const cards = createStore<Watched<CardShelf>>(nothingWatched)
  const log = createStore<Tailed<EntryView>>(nothingTailed)
  const comments = createFrameStore(emptyFeed, (run) => requestFrame(page, run))
  const desk = createStore<Watched<DeskView>>(nothingWatched)
  let streams: AbortController | null = null

  const stopStreams = () => {
    streams?.abort()
    streams = null
    room.set(nothingWatched)
    cards.set(nothingWatched)
    log.set(nothingTailed)
    desk.set(nothingWatched)
    comments.set(emptyFeed)
  }

  const startStreams = () => {
    if (streams !== null) return
    streams = new AbortController()
    const follow: Follow = {
      connection: transport.connection,
      signal: streams.signal,
      wait,
      onFailure(error) {
        if (isSignedOut(error)) sit(null)
      },
    }
    watch(follow, room, (signal) => client.room.watch(undefined, { signal }))
    watch(follow, cards, (signal) => client.cards.watch(undefined, { signal }))
    tail(follow, log, keptEntries, (after, signal) => client.ledger.tail({ after, backlog: 200 }, { signal }))
    watch(follow, desk, (signal) => client.comments.watch(undefined, { signal }))
    tailComments(follow, comments, client)
  }

  const sit = (user: User | null) => {
    if (user === null) {
      stopStreams()
      seat.set({ state: 'signed-out' })
    } else {
      startStreams()
      seat.set({ state: 'signed-in', user })
    }
  }

  const askSeat = async () => {
    try {
      sit(await client.people.me())
    } catch (error) {
      if (isSignedOut(error)) sit(null)
    }
  }

  const stopListening = transport.connection.subscribe(() => {
    if (transport.connection.get().state === 'connected') void askSeat()
  })
  if (transport.connection.get().state === 'connected') void askSeat()
  const pictures = sharePictures(transport.pictures, page)

  return {
    client,
    queries: queriesOf(client),
    connection: transport.connection,
    seat,
    room,
    cards,
    log,
    comments,
    desk,
    pictures,
    askSeat,
    close() {
      stopListening()
      stopStreams()
      pictures.close()
      transport.close()
    },
  }
}

function watch<T extends object>(
  follow: Follow,
  store: Store<Watched<T>>,
  open: (signal: AbortSignal) => Promise<AsyncIterable<WatchMessage<NoInfer<T>>>>,
): void {
  void followStream(
    follow,
    open,
    (message) => store.set(foldWatch(store.get(), message)),
    () => {
      if (!follow.signal.aborted) store.set({ ...store.get(), fresh: false })
    },
  )
}

function tail<T extends { readonly seq: number }>(
  follow: Follow,
  store: Store<Tailed<T>>,
  keep: number,
  open: (after: number | null, signal: AbortSignal) => Promise<AsyncIterable<TailMessage<NoInfer<T>>>>,
): void {
  void followStream(
    follow,
    (signal) => open(store.get().next, signal),
    (message) => store.set(foldTail(store.get(), message, keep)),
    () => {
      if (!follow.signal.aborted) store.set({ ...store.get(), fresh: false })
    },
  )
}

/** Both streams of comments into one store. What is folded is held here: the store shows it from the next frame on. */
function tailComments(follow: Follow, store: Store<CommentFeed>, client: StudioClient): void {
  let feed = emptyFeed
  const show = (next: CommentFeed) => {
    feed = next
    if (!follow.signal.aborted) store.set(feed)
  }
  void followStream(
    follow,
    (signal) => client.comments.tail({ after: feed.next, backlog: 500 }, { signal }),
    (message) => show(foldComments(feed, message)),
    () => show({ ...feed, fresh: false }),
  )
  void followStream(
    follow,
    (signal) => client.comments.changes({ after: feed.nextChange, backlog: 1_000 }, { signal }),
    (message) => show(foldChanges(feed, message)),
    () => undefined,
  )
}

function requestFrame(page: Document, run: () => void): void {
  page.defaultView?.requestAnimationFrame(run)
}
