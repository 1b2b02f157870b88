import { createContext, useContext, useSyncExternalStore } from 'react'
import type { DeskView } from '#shared/model/comment-views.ts'
import type { User } from '#shared/model/people.ts'
import type { RoomView } from '#shared/model/views.ts'
import type { Store } from './store.ts'
import type { Watched } from './streams.ts'
import type { CardShelf, Seat, Studio } from './studio.ts'
import type { Connection } from './transport.ts'

const StudioContext = createContext<Studio | null>(null)
export const StudioProvider = StudioContext.Provider

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (studio === null) throw new Error('The studio was asked for outside of StudioProvider')
  return studio
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}

export function useConnection(): Connection {
  return useStore(useStudio().connection)
}

export function useSeat(): Seat {
  return useStore(useStudio().seat)
}

/** The signed-in person; the screens behind the sign-in always have one. */
export function useMe(): User | null {
  const seat = useSeat()
  return seat.state === 'signed-in' ? seat.user : null
}

/** One field of the room: the component is drawn again only when that field changes. Null until the first snapshot. */
export function useRoomField<K extends keyof RoomView>(field: K): RoomView[K] | null {
  const { room } = useStudio()
  return useSyncExternalStore(room.subscribe, () => room.get().value?.[field] ?? null)
}

/** False while what is shown may be out of date. */
export function useRoomFresh(): boolean {
  const { room } = useStudio()
  return useSyncExternalStore(room.subscribe, () => room.get().fresh)
}

export function useCardShelf(): Watched<CardShelf> {
  return useStore(useStudio().cards)
}

/** One field of the comment desk, as with the room. */
export function useDeskField<K extends keyof DeskView>(field: K): DeskView[K] | null {
  const { desk } = useStudio()
  return useSyncExternalStore(desk.subscribe, () => desk.get().value?.[field] ?? null)
}
