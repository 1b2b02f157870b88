import { Check, CircleDashed, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Acts } from './acts.ts'
import styles from './answer.module.css'
import { keysAsText } from './key-hint.tsx'
import { RefusalSlip } from './refusal-slip.tsx'

/** What the last act was answered, in place: a line while asked and once recorded, a slip where it was refused. */
export function AnswerLine({ acts }: { readonly acts: Acts }) {
  const { t } = useTranslation()
  const { answer } = acts
  switch (answer.state) {
    case 'none':
      return null
    case 'armed':
      return (
        <div className={`${styles.line} ${styles.asks}`} role="status">
          <TriangleAlert className={styles.icon} aria-hidden="true" />
          <span className={styles.text}>
            {t('shell.answer.again', { key: keysAsText(answer.keys), what: answer.what })}
          </span>
        </div>
      )
    case 'asked':
      return (
        <div className={styles.line} role="status">
          <CircleDashed className={styles.icon} aria-hidden="true" />
          <span className={styles.text}>{t('shell.answer.asked', { what: answer.what })}</span>
        </div>
      )
    case 'recorded':
      return (
        <div className={`${styles.line} ${styles.done}`} role="status">
          <Check className={styles.icon} aria-hidden="true" />
          <span className={styles.text}>
            {answer.seqs.length === 0
              ? t('shell.answer.done', { what: answer.what })
              : t('shell.answer.recorded', {
                  what: answer.what,
                  seqs: answer.seqs.join(t('shell.answer.between')),
                })}
          </span>
        </div>
      )
    case 'unavailable':
      return (
        <div className={styles.line} role="status">
          <Info className={styles.icon} aria-hidden="true" />
          <span className={styles.text}>
            {t('shell.answer.unavailable', { what: answer.what, reason: answer.reason })}
          </span>
        </div>
      )
    case 'refused':
      return (
        <div className={styles.slip}>
          <RefusalSlip refusal={answer.refusal} onDismiss={acts.dismiss} />
        </div>
      )
  }
}
