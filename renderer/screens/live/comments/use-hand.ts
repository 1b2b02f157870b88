import { useMemo, useRef, useState } from 'react'
import type { CommentView } from '#shared/model/comment-views.ts'

/** As many as one wish may name. */
const mostSelected = 200

type Selected = ReadonlyMap<number, CommentView>
const nobody: Selected = new Map()

export type Hand = {
  /** The comment that the next key is about. */
  readonly at: number | null
  readonly selected: Selected
  readonly take: (seq: number | null) => void
  readonly step: (by: 1 | -1) => void
  readonly toggle: (seq: number) => void
  /** Selects the one in hand and the one after it, and goes there. */
  readonly extend: (by: 1 | -1) => void
  readonly deselect: () => void
}

/** Which comment is in hand and which are selected, in a list that may change under them. The functions stay the same. */
export function useHand(items: readonly CommentView[]): Hand {
  const [at, take] = useState<number | null>(null)
  const [selected, setSelected] = useState(nobody)
  const now = useRef({ items, at })
  now.current = { items, at }
  const functions = useMemo(() => {
    const inHand = () => now.current.items.find(({ seq }) => seq === now.current.at)
    const next = (by: 1 | -1) => {
      const { items: all, at: seq } = now.current
      const index = all.findIndex((one) => one.seq === seq)
      // Nothing in hand: the newest is the one that was just read.
      return index < 0 ? all.at(-1) : all[Math.max(0, Math.min(all.length - 1, index + by))]
    }
    const go = (to: CommentView | undefined) => {
      if (to !== undefined) take(to.seq)
    }
    return {
      take,
      step: (by: 1 | -1) => go(next(by)),
      toggle(seq: number) {
        const comment = now.current.items.find((one) => one.seq === seq)
        if (comment !== undefined) setSelected((before) => toggled(before, comment))
      },
      extend(by: 1 | -1) {
        const from = inHand()
        const to = next(by)
        setSelected((before) => added(added(before, from), to))
        go(to)
      },
      deselect: () => setSelected(nobody),
    }
  }, [])
  return useMemo(() => ({ at, selected, ...functions }), [at, selected, functions])
}

function added(selected: Selected, comment: CommentView | undefined): Selected {
  if (comment === undefined || selected.size >= mostSelected) return selected
  return new Map([...selected, [comment.seq, comment]])
}

function toggled(selected: Selected, comment: CommentView): Selected {
  if (!selected.has(comment.seq)) return added(selected, comment)
  const rest = new Map(selected)
  rest.delete(comment.seq)
  return rest
}
