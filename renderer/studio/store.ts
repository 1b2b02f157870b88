/** A value that can be watched: what React's `useSyncExternalStore` needs, and nothing more. */
export type Store<T> = {
  readonly get: () => T
  readonly set: (value: T) => void
  /** Calls `listener` after every change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Resolves with the first value for which `test` holds; rejects when `signal` is aborted. */
export function untilStore<T>(store: Store<T>, test: (value: T) => boolean, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      unsubscribe()
      signal.removeEventListener('abort', aborted)
    }
    const aborted = () => {
      leave()
      reject(signal.reason)
    }
    const look = () => {
      const value = store.get()
      if (!test(value)) return
      leave()
      resolve(value)
    }
    const unsubscribe = store.subscribe(look)
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted)
    look()
  })
}
