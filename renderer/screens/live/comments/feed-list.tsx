import { type ReactNode, useEffect, useLayoutEffect, useRef, useState, type WheelEvent } from 'react'
import type { CommentView } from '#shared/model/comment-views.ts'
import styles from './feed-list.module.css'
import { atEnd, holding, type Slide, slidDown, slidUp } from './sliding-window.ts'

type FeedListProps = {
  readonly label: string
  readonly items: readonly CommentView[]
  /** Rows stand still; otherwise the newest are shown as they come. */
  readonly held: boolean
  readonly at: number | null
  readonly row: (comment: CommentView) => ReactNode
  /** Somebody begins to read: by pointer, focus or wheel. */
  readonly onRead: () => void
  /** Nobody reads any more, and the newest row that is held is in view. */
  readonly onLeave: () => void
  readonly onTop: () => void
}

const nearEdge = 600
/** No row is lower than this, in pixels. */
const lowestRow = 24
const nothingInHand = { at: null, height: undefined }

/**
 * The rows of the feed, oldest first. While it follows there are only so many of the newest as fit, in flow at the
 * bottom: nothing is measured and nothing scrolls, which is what makes a thousand a second cheap. While it is held a
 * window of rows slides over the list, and the row that one looks at stays where it is.
 */
export function FeedList(props: FeedListProps) {
  const { label, items, held, at, row, onRead, onLeave, onTop } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [slide, setSlide] = useState<Slide & { readonly first: number }>({ from: 0, to: 0, first: 0 })
  /** The row that must not move, and where it stands. */
  const anchor = useRef<{ readonly seq: number; readonly top: number } | null>(null)
  const [rows, setRows] = useState(60)
  const wasHeld = useRef(false)
  const goesBack = useRef(false)
  const wasAt = useRef<{ at: number | null; height: number | undefined }>(nothingInHand)

  useEffect(() => {
    const list = scroller.current
    if (list === null) return
    const observer = new ResizeObserver(() => setRows(Math.ceil(list.clientHeight / lowestRow) + 1))
    observer.observe(list)
    return () => observer.disconnect()
  }, [])

  const first = items[0]?.seq ?? 0
  const taken = at === wasAt.current.at ? null : at
  const shown = held ? windowOf(items, slide, wasHeld.current, taken) : atEnd(items.length, rows)

  useLayoutEffect(() => {
    const list = scroller.current
    if (list === null) return
    if (!held) {
      wasHeld.current = false
      anchor.current = null
      wasAt.current = nothingInHand
      goesBack.current = false
      return
    }
    if (!wasHeld.current) {
      wasHeld.current = true
      list.scrollTop = list.scrollHeight
    } else if (anchor.current !== null) {
      const element = rowOf(list, anchor.current.seq)
      if (element !== null) list.scrollTop += element.getBoundingClientRect().top - anchor.current.top
    }
    if (slide.from !== shown.from || slide.to !== shown.to || slide.first !== first) {
      setSlide({ ...shown, first })
    }
    const element = at === null ? null : rowOf(list, at)
    // What is said under the row in hand comes into view with it.
    const grew = element !== null && element.offsetHeight !== wasAt.current.height
    if (taken !== null || grew) element?.scrollIntoView({ block: 'nearest' })
    if (taken !== null && !isTyping()) element?.focus({ preventScroll: true })
    wasAt.current = { at, height: element?.offsetHeight ?? wasAt.current.height }
    anchor.current = anchorOf(list, at)
    // Whoever waits at the top for what is older gives no further sign when it comes.
    if (goesBack.current) lookUp(list)
  })

  /** Near the top there have to be more rows: those that are held, then those of the record. */
  const lookUp = (list: HTMLDivElement) => {
    goesBack.current = list.scrollTop < nearEdge
    if (!goesBack.current) return
    if (shown.from > 0) setSlide({ ...slidUp(shown), first })
    else onTop()
  }
  const wheeled = (event: WheelEvent<HTMLDivElement>) => {
    if (held && event.deltaY < 0) lookUp(event.currentTarget)
  }
  const scrolled = () => {
    const list = scroller.current
    if (list === null || !held) return
    anchor.current = anchorOf(list, at)
    lookUp(list)
    const below = list.scrollHeight - list.clientHeight - list.scrollTop
    if (below < nearEdge && shown.to < items.length) setSlide({ ...slidDown(shown, items.length), first })
  }
  const left = () => {
    const list = scroller.current
    if (list === null || !held || list.contains(document.activeElement)) return
    const below = list.scrollHeight - list.clientHeight - list.scrollTop
    if (at === null && below < 8 && shown.to === items.length) onLeave()
  }
  return (
    <div
      ref={scroller}
      role="feed"
      aria-label={label}
      aria-busy={!held}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no pointer scrolls it by keyboard
      tabIndex={0}
      className={held ? styles.held : styles.follows}
      onPointerEnter={onRead}
      onPointerLeave={left}
      onFocus={onRead}
      onScroll={scrolled}
      onWheel={wheeled}
    >
      <div className={styles.lead} />
      {items.slice(shown.from, shown.to).map((comment) => row(comment))}
    </div>
  )
}

/** The window where the list may have grown at its beginning since, and a row may just have been taken in hand. */
function windowOf(
  items: readonly CommentView[],
  slide: Slide & { readonly first: number },
  wasHeld: boolean,
  taken: number | null,
): Slide {
  const length = items.length
  if (!wasHeld) return atEnd(length, 100)
  const grown = items.findIndex(({ seq }) => seq >= slide.first)
  const moved = slide.first === items[0]?.seq || grown <= 0 ? 0 : grown
  const kept = { from: Math.min(length, slide.from + moved), to: Math.min(length, slide.to + moved) }
  const whole = kept.to - kept.from < 20 ? atEnd(length, 100) : kept
  const index = taken === null ? -1 : items.findIndex(({ seq }) => seq === taken)
  return index < 0 ? whole : holding(whole, index, length)
}

function rowOf(list: HTMLElement, seq: number): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-seq="${seq}"]`)
}

/** The row in hand where it is in view, else the first that is. */
function anchorOf(list: HTMLElement, at: number | null) {
  const box = list.getBoundingClientRect()
  const inHand = at === null ? null : rowOf(list, at)
  const element =
    inHand !== null && inHand.getBoundingClientRect().bottom > box.top
      ? inHand
      : [...list.querySelectorAll<HTMLElement>('[data-seq]')].find(
          (one) => one.getBoundingClientRect().bottom > box.top,
        )
  if (element === undefined || element === null) return null
  return { seq: Number(element.dataset.seq), top: element.getBoundingClientRect().top }
}

function isTyping(): boolean {
  const active = document.activeElement
  return (
    active instanceof HTMLInputElement ||
    active instanceof HTMLTextAreaElement ||
    active?.closest('[role="dialog"]') != null
  )
}
