import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { VirtuosoHandle } from 'react-virtuoso'

/** What a list of things that keep coming needs to stay at its end, and to stay where one reads. */
export type FollowEnd = {
  readonly list: RefObject<VirtuosoHandle | null>
  readonly atEnd: boolean
  readonly toEnd: () => void
  readonly atBottomStateChange: (atEnd: boolean) => void
  readonly isScrolling: (scrolling: boolean) => void
}

/** Only scrolling by hand leaves the end: a window that changes its size does not. */
export function useFollowEnd(): FollowEnd {
  const list = useRef<VirtuosoHandle>(null)
  const follows = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const toEnd = useCallback(() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' }), [])
  useEffect(() => {
    const resized = () => {
      if (follows.current) toEnd()
    }
    window.addEventListener('resize', resized)
    return () => window.removeEventListener('resize', resized)
  }, [toEnd])
  return {
    list,
    atEnd,
    toEnd,
    atBottomStateChange: setAtEnd,
    isScrolling: (scrolling) => {
      if (!scrolling) follows.current = atEnd
    },
  }
}
