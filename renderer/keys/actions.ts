import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { createStore, type Store } from '../studio/store.ts'
import { type ActionName, keyRows, keyTable, type RowName, type Scope } from './table.ts'

/** An action that can be done now, or cannot for a reason that is told. */
export type Action = {
  readonly id: string
  readonly keys: string
  readonly scope: Scope
  readonly label: string
  /** Why it cannot be done now; null where it can. */
  readonly unavailable: string | null
  readonly run: () => void
}

export type Actions = Store<ReadonlyMap<string, Action>>

export function createActions(): Actions {
  return createStore<ReadonlyMap<string, Action>>(new Map())
}

const ActionsContext = createContext<Actions | null>(null)
export const ActionsProvider = ActionsContext.Provider

export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (actions === null) throw new Error('An action was offered outside of ActionsProvider')
  return actions
}

export function useOffered(): ReadonlyMap<string, Action> {
  const actions = useActions()
  return useSyncExternalStore(actions.subscribe, actions.get)
}

type Offer = { readonly label: string; readonly unavailable?: string | null; readonly run: () => void }

/** Offers actions to the keyboard and the palette for as long as the component is on screen. */
function useOffers(offers: readonly Action[]): void {
  const actions = useActions()
  const newest = useRef(offers)
  newest.current = offers
  const shape = JSON.stringify(offers.map(({ id, label, unavailable }) => [id, label, unavailable]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered anew when what is told of them changes, not when only their closures do
  useEffect(() => {
    const added = newest.current
    const next = new Map(actions.get())
    for (const one of added) {
      const run = () => newest.current.find((now) => now.id === one.id)?.run()
      next.set(one.id, { ...one, run })
    }
    actions.set(next)
    return () => {
      const left = new Map(actions.get())
      for (const one of added) left.delete(one.id)
      actions.set(left)
    }
  }, [actions, shape])
}

/** `id` sets apart actions of one name that may be offered more than once at a time. */
export function useAction(name: ActionName, offer: Offer | null, id: string = name): void {
  const { keys, scope } = keyTable[name]
  useOffers(
    offer === null
      ? []
      : [
          {
            id,
            keys,
            scope,
            label: offer.label,
            unavailable: offer.unavailable ?? null,
            run: offer.run,
          },
        ],
  )
}

/** One action for each of the first nine things of a row. */
export function useActionRow(name: RowName, offers: readonly Offer[]): void {
  const { keys, scope } = keyRows[name]
  useOffers(
    offers.slice(0, keys.length).map((offer, index) => ({
      id: `${name}.${index + 1}`,
      keys: keys[index] ?? '',
      scope,
      label: offer.label,
      unavailable: offer.unavailable ?? null,
      run: offer.run,
    })),
  )
}
