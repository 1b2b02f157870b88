import { useMemo, useRef } from 'react'

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>

/**
 * The same functions for as long as the component lives, each of which does what the newest one of its name does: for
 * handing down to components that are not drawn anew with every comment.
 */
export function useSteady<T extends Functions>(functions: T): T {
  const newest = useRef(functions)
  newest.current = functions
  return useMemo(() => {
    const names = Object.keys(newest.current) as (keyof T)[]
    const steady = names.map((name) => [name, (...args: never[]) => newest.current[name]?.(...args)])
    return Object.fromEntries(steady) as T
  }, [])
}
