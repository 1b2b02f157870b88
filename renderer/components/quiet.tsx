import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './quiet.module.css'

type QuietProps = {
  readonly what: string
  readonly why?: string
  /** The one thing to do about it. */
  readonly children?: ReactNode
}

/** An empty panel: what it is, why it is empty, the one thing to do. */
export function Quiet({ what, why, children }: QuietProps) {
  return (
    <div className={styles.quiet}>
      <p className={styles.what}>{what}</p>
      {why === undefined ? null : <p className={styles.why}>{why}</p>}
      {children === undefined ? null : <div className={styles.todo}>{children}</div>}
    </div>
  )
}

/** A panel whose content is on its way. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <div className={styles.loading} role="status">
      <span className="unseen">{t('shell.states.loading')}</span>
      <div className={styles.bar} />
      <div className={styles.bar} />
      <div className={styles.bar} />
    </div>
  )
}
