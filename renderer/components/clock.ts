import { useSyncExternalStore } from 'react'

/** One ticking clock for the whole console, so that all counters change together. Whole seconds, in milliseconds. */
const listeners = new Set<() => void>()
let now = wholeSecond()
let timer: ReturnType<typeof setInterval> | null = null

function wholeSecond(): number {
  return Math.floor(Date.now() / 1_000) * 1_000
}

function tick(): void {
  const next = wholeSecond()
  if (next === now) return
  now = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 250)
  tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

/** The time now, to the second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
