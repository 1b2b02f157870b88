import { useTranslation } from 'react-i18next'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { refusalOf } from '../../studio/failure.ts'
import styles from './verified.module.css'

type Finding = { readonly code: string; readonly seq: number | null; readonly said: string }

type VerifiedProps = {
  readonly verify: {
    readonly isPending: boolean
    readonly error: unknown
    readonly data: { readonly size: number; readonly findings: readonly Finding[] } | undefined
  }
}

/** What the verifier said of the whole log; nothing before it was asked. */
export function Verified({ verify }: VerifiedProps) {
  const { t } = useTranslation()
  if (verify.isPending) return <p role="status">{t('settings.ledger.verifying')}</p>
  if (verify.error !== null) return <RefusalSlip refusal={refusalOf(verify.error)} />
  if (verify.data === undefined) return null
  const { size, findings } = verify.data
  if (findings.length === 0) {
    return (
      <p role="status" className={styles.clean}>
        {t('settings.ledger.clean', { number: size })}
      </p>
    )
  }
  return (
    <div role="status">
      <p className={styles.found}>{t('settings.ledger.findings', { number: findings.length })}</p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.seq}`} className={styles.finding}>
            {finding.seq === null ? null : <span>{t('settings.ledger.at', { seq: finding.seq })} </span>}
            {finding.said}
          </li>
        ))}
      </ul>
    </div>
  )
}
