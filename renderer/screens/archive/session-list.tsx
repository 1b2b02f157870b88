import { useTranslation } from 'react-i18next'
import type { SessionView } from '#shared/model/views.ts'
import { duration } from '../../i18n/format.ts'
import { useTimes } from '../../i18n/hooks.ts'
import styles from './session-list.module.css'

type SessionListProps = {
  readonly sessions: readonly SessionView[]
  readonly chosen: string | null
  readonly onChoose: (session: string) => void
}

export function SessionList({ sessions, chosen, onChoose }: SessionListProps) {
  const { t } = useTranslation()
  const times = useTimes()
  return (
    <ul>
      {sessions.map((session) => {
        const from = session.liveAt ?? session.begunAt
        return (
          <li key={session.id}>
            <button
              type="button"
              className={styles.session}
              aria-current={session.id === chosen}
              onClick={() => onChoose(session.id)}
            >
              <span className={styles.at}>
                {times.dateAndTime(from)}
                <span className={styles.phase}>
                  {session.phase === 'archived' && session.liveAt === null
                    ? t('archive.sessions.notOut')
                    : t(`shell.phase.${session.phase}`)}
                </span>
              </span>
              <span className={styles.facts}>
                {session.endedAt === null ? null : (
                  <span>{t('archive.sessions.length', { length: duration(session.endedAt - from) })}</span>
                )}
                <span>{t('archive.sessions.recordings', { number: session.recordings.length })}</span>
                <span>{t('archive.sessions.entries', { number: session.entries })}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
