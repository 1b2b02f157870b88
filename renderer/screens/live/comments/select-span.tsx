import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '#shared/model/moderation.ts'
import { covered } from '#shared/rules/moderation/redaction.ts'
import styles from './select-span.module.css'

type SelectSpanProps = {
  readonly text: string
  readonly proposed: readonly Span[]
  readonly onSelect: (spans: readonly Span[]) => void
}

/**
 * The comment in a field that cannot be written in, so that keyboard and pointer select in it as in any other. What the
 * desk proposes holds until somebody selects something else; below is what the room will read.
 */
export function SelectSpan({ text, proposed, onSelect }: SelectSpanProps) {
  const { t } = useTranslation()
  const [spans, setSpans] = useState(proposed)
  const select = (field: HTMLTextAreaElement) => {
    const { selectionStart: from, selectionEnd: to } = field
    if (to <= from) return
    setSpans([{ from, to }])
    onSelect([{ from, to }])
  }
  return (
    <div className={styles.select}>
      <textarea
        data-first={proposed.length === 0 ? '' : undefined}
        className={styles.field}
        aria-label={t('desk.ask.select')}
        readOnly
        rows={Math.min(4, 1 + Math.floor(text.length / 16))}
        dir="auto"
        value={text}
        onSelect={(event) => select(event.currentTarget)}
      />
      <p className={styles.after}>
        <span className={styles.label}>{t('desk.ask.after')}</span>
        <bdi>{spans.length === 0 ? t('desk.ask.nothingCovered') : covered(text, spans)}</bdi>
      </p>
    </div>
  )
}
