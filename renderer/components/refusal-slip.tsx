import { Ban } from 'lucide-react'
import type { Refusal } from '#shared/model/words.ts'
import { useWords } from '../i18n/hooks.ts'
import { Citations } from './citation.tsx'
import { DismissButton } from './dismiss-button.tsx'
import styles from './slip.module.css'

type RefusalSlipProps = { readonly refusal: Refusal; readonly onDismiss?: () => void }

/** A refusal in place: what was refused and what was seen, by which rule, and what would make it allowed. */
export function RefusalSlip({ refusal, onDismiss }: RefusalSlipProps) {
  const say = useWords()
  return (
    <div className={styles.slip} role="alert">
      <Ban className={styles.icon} aria-hidden="true" />
      <p className={styles.said}>{say(refusal.said)}</p>
      <DismissButton onDismiss={onDismiss} className={styles.dismiss} size={14} />
      <p className={styles.rest}>{say(refusal.remedy)}</p>
      {refusal.cites.length === 0 ? null : (
        <div className={styles.rest}>
          <Citations cites={refusal.cites} onSlip />
        </div>
      )}
    </div>
  )
}
