import { type MouseEvent, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import { covered } from '#shared/rules/moderation/redaction.ts'
import { CommentMarks } from './comment-marks.tsx'
import styles from './comment-row.module.css'
import { type Piece, piecesOf } from './text-pieces.ts'

type CommentRowProps = {
  readonly comment: CommentView
  readonly time: string
  readonly inHand: boolean
  readonly selected: boolean
  readonly onTake: (seq: number) => void
  readonly onSelect: (seq: number) => void
  /** What is said or asked about this comment, under it. */
  readonly children?: ReactNode
}

/** From so many characters on a text is shown in part, until somebody takes it in hand. */
const wallFrom = 140

/**
 * One comment: when, who, what they wrote as they wrote it, and how it stands. Names and texts are isolated, so that no
 * override in them turns what stands beside them. A thousand of these may be drawn in a second: an ordinary one asks for
 * nothing but its own words.
 */
export const CommentRow = memo(function CommentRow(props: CommentRowProps) {
  const { comment, time, inHand, selected, onTake, onSelect, children } = props
  const { seq, name, text, handling, onPlatform } = comment
  const take = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) onSelect(seq)
    onTake(seq)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K take a comment in hand, L selects it
    <article
      className={styles.row}
      data-seq={seq}
      data-in-hand={inHand}
      data-selected={selected}
      data-gone={handling?.hidden === true || onPlatform.some(({ what }) => what !== 'user-muted')}
      aria-current={inHand}
      tabIndex={inHand ? 0 : -1}
      onClick={take}
    >
      <time className={styles.at}>{time}</time>
      <div className={styles.said}>
        <bdi className={styles.name}>{name}</bdi>
        <bdi className={inHand ? styles.whole : text.length > wallFrom ? styles.wall : styles.text}>
          {handling === null || handling.spans.length === 0 ? (
            text
          ) : (
            <Redacted pieces={piecesOf(text, handling.spans)} open={inHand} />
          )}
        </bdi>
        <CommentMarks comment={comment} selected={selected} />
      </div>
      {children}
    </article>
  )
})

/** What the room does not see is covered here too; in hand it can be read, as whoever moderates has to see it. */
function Redacted({ pieces, open }: { readonly pieces: readonly Piece[]; readonly open: boolean }) {
  const { t } = useTranslation()
  return pieces.map(({ text, redacted, from }) =>
    redacted ? (
      <del key={from} className={styles.redacted} title={t('desk.row.covered')}>
        {open ? text : covered(text, [{ from: 0, to: text.length }])}
      </del>
    ) : (
      <span key={from}>{text}</span>
    ),
  )
}
