import { useTranslation } from 'react-i18next'
import { useNow } from '../../components/clock.ts'
import { useConnection } from '../../studio/hooks.ts'
import styles from './start.module.css'

const patience = 3_000

/** Until the studio answers for the first time: what is awaited, and after a while what to do. */
export function Connecting() {
  const { t } = useTranslation()
  const { state, since } = useConnection()
  const waited = useNow() - since
  return (
    <main className={styles.page}>
      <div className={styles.box} role="status">
        <p className={styles.product}>{t('shell.product')}</p>
        <h1 className={styles.title}>{t('shell.connection.connecting')}</h1>
        <p className={styles.why}>
          {state === 'turned-away'
            ? t('shell.connection.turnedAwayWhat')
            : waited < patience
              ? '\u00a0'
              : t('shell.connection.connectingFor', { seconds: Math.floor(waited / 1_000) })}
        </p>
      </div>
    </main>
  )
}
