import { useTranslation } from 'react-i18next'
import styles from './steps.module.css'

const steps = ['owner', 'obs', 'room'] as const
export type Step = (typeof steps)[number]

/** Where one is on the way from an empty data folder to a room. */
export function Steps({ now }: { readonly now: Step }) {
  const { t } = useTranslation()
  const at = steps.indexOf(now)
  return (
    <ol className={styles.steps} aria-label={t('start.stepsName')}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'next'
        return (
          <li
            key={step}
            className={styles.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {index + 1} {t(`start.steps.${step}`)}
            <span className="unseen">{t(`start.${state}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
