import { useSyncExternalStore } from 'react'

export const screens = ['live', 'preflight', 'cards', 'archive', 'review', 'people', 'settings'] as const
export type ScreenName = (typeof screens)[number]

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The screen of the address (#/cards); the live screen where it names none. */
export function screenOf(hash: string): ScreenName {
  const name = hash.replace(/^#\/?/, '')
  return screens.find((screen) => screen === name) ?? 'live'
}

export function useScreen(): ScreenName {
  return useSyncExternalStore(subscribe, () => screenOf(window.location.hash))
}

export function openScreen(name: ScreenName): void {
  window.location.hash = `/${name}`
}
