import { Check, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Citations } from '../../../components/citation.tsx'
import { DismissButton } from '../../../components/dismiss-button.tsx'
import { RefusalSlip } from '../../../components/refusal-slip.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import styles from './answer-shown.module.css'
import type { Shown } from './use-answers.ts'

type AnswerShownProps = { readonly shown: Shown; readonly onDismiss?: () => void }

/** What became of an act, at its comment. */
export function AnswerShown({ shown, onDismiss }: AnswerShownProps) {
  const { t } = useTranslation()
  const say = useWords()
  switch (shown.state) {
    case 'asked':
      return (
        <p className={styles.line} role="status">
          <CircleDashed size={13} aria-hidden="true" />
          {t('desk.answer.asked')}
        </p>
      )
    case 'done':
      return (
        <p className={`${styles.line} ${styles.done}`} role="status">
          <Check size={13} aria-hidden="true" />
          {shown.entry === null ? t('desk.answer.done') : t('desk.answer.recorded', { seq: shown.entry })}
        </p>
      )
    case 'waits':
      return (
        <div className={styles.waits} role="status">
          <CircleDashed size={13} aria-hidden="true" />
          <p>{say(shown.said)}</p>
          <DismissButton onDismiss={onDismiss} className={styles.dismiss} size={13} />
          {shown.remedy === null ? null : <p className={styles.rest}>{say(shown.remedy)}</p>}
          <div className={styles.rest}>
            <Citations cites={shown.cites} />
          </div>
        </div>
      )
    case 'refused':
      return <RefusalSlip refusal={shown.refusal} {...(onDismiss === undefined ? {} : { onDismiss })} />
  }
}
