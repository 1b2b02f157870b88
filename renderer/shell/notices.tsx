import { KeyRound, ShieldOff, TriangleAlert, Unplug, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../components/clock.ts'
import { useTimes, useWords } from '../i18n/hooks.ts'
import { useConnection, useRoomField } from '../studio/hooks.ts'
import styles from './notice.module.css'

/** What must stay in view: a lost connection, a ledger that cannot write, an OBS that is away while the room is out. */
export function Notices() {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const connection = useConnection()
  const problem = useRoomField('ledger')?.problem ?? null
  const link = useRoomField('link')
  const phase = useRoomField('session')?.phase ?? 'idle'
  const alone = useRoomField('onItsOwn')
  const otherStudio = useRoomField('otherStudio')
  const obsAway = link !== null && link.kind !== 'none' && link.phase !== 'connected' && phase !== 'idle'
  if (connection.state === 'turned-away') {
    return (
      <Notice icon={<Unplug className={styles.icon} aria-hidden="true" />}>
        <span className={styles.what}>{t('shell.connection.turnedAway')}</span>
        <span className={styles.more}>{t('shell.connection.turnedAwayWhat')}</span>
      </Notice>
    )
  }
  if (connection.state === 'lost') {
    return (
      <Notice icon={<Unplug className={styles.icon} aria-hidden="true" />}>
        <span className={styles.what}>
          {t('shell.connection.lost', { at: times.time(connection.since) })}
        </span>
        <span className={styles.more}>
          <LostFor since={connection.since} />
        </span>
      </Notice>
    )
  }
  return (
    <>
      {problem === null ? null : (
        <Notice icon={<KeyRound className={styles.icon} aria-hidden="true" />}>
          <span className={styles.what}>
            {t('shell.connection.ledgerProblem', { said: say(problem.said) })}
          </span>
          <span className={styles.more}>{say(problem.remedy)}</span>
        </Notice>
      )}
      {otherStudio === null ? null : (
        <Notice icon={<Users className={styles.icon} aria-hidden="true" />}>
          <span className={styles.what}>{t('shell.connection.otherStudio', { studio: otherStudio })}</span>
          <span className={styles.more}>{t('shell.connection.otherStudioWhat')}</span>
        </Notice>
      )}
      {alone === null ? null : (
        <Notice icon={<ShieldOff className={styles.icon} aria-hidden="true" />}>
          <span className={styles.what}>{say(alone.said)}</span>
          <span className={styles.more}>
            {say(alone.remedy)} {alone.endsObsAt === null ? null : <EndsObs at={alone.endsObsAt} />}
          </span>
        </Notice>
      )}
      {obsAway && link !== null ? (
        <Notice icon={<TriangleAlert className={styles.icon} aria-hidden="true" />}>
          <span className={styles.what}>{say(link.said)}</span>
          {link.remedy === null ? null : <span className={styles.more}>{say(link.remedy)}</span>}
        </Notice>
      ) : null}
    </>
  )
}

function EndsObs({ at }: { readonly at: number }) {
  const { t } = useTranslation()
  const now = useNow()
  return t('shell.connection.endsObs', { seconds: Math.max(0, Math.ceil((at - now) / 1_000)) })
}

function Notice({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.bar} role="status">
      {icon}
      {children}
    </div>
  )
}

/** A studio that only restarts its connection is back within seconds; after this it may be at another address. */
const patience = 15_000

function LostFor({ since }: { readonly since: number }) {
  const { t } = useTranslation()
  return t(useNow() - since < patience ? 'shell.connection.lostWhat' : 'shell.connection.lostLong')
}
