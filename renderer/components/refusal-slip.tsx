import { Ban, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/model/words.ts'
import { useWords } from '../i18n/hooks.ts'
import { Citations } from './citation.tsx'
import styles from './slip.module.css'

type RefusalSlipProps = { readonly refusal: Refusal; readonly onDismiss?: () => void }

/** A refusal in place: what was refused and what was seen, by which rule, and what would make it allowed. */
export function RefusalSlip({ refusal, onDismiss }: RefusalSlipProps) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    <div className={styles.slip} role="alert">
      <Ban className={styles.icon} aria-hidden="true" />
      <p className={styles.said}>{say(refusal.said)}</p>
      {onDismiss === undefined ? (
        <span />
      ) : (
        <button
          type="button"
          className={styles.dismiss}
          onClick={onDismiss}
          aria-label={t('shell.answer.dismiss')}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
      <p className={styles.rest}>{say(refusal.remedy)}</p>
      {refusal.cites.length === 0 ? null : (
        <div className={styles.rest}>
          <Citations cites={refusal.cites} onSlip />
        </div>
      )}
    </div>
  )
}
