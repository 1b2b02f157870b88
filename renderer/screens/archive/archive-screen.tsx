import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useAction } from '../../keys/actions.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'
import styles from './archive-screen.module.css'
import { SessionList } from './session-list.tsx'
import { SessionReview } from './session-review.tsx'

/** Sessions that were: their recordings, played with seeking, and what happened beside them. */
export function ArchiveScreen() {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const sessions = useQuery(queries.archive.sessions.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const phase = useRoomField('session')?.phase
  const { refetch } = sessions
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session that has moved on changes what the archive holds
  useEffect(() => {
    void refetch()
  }, [phase, refetch])

  const list = [...(sessions.data ?? [])].sort((a, b) => b.begunAt - a.begunAt)
  const session = list.find((one) => one.id === chosen) ?? list[0] ?? null
  const step = (by: number) => {
    const at = list.findIndex((one) => one.id === session?.id)
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))]
    if (next !== undefined) setChosen(next.id)
  }
  useAction('nextSession', { label: t('actions.nextSession'), run: () => step(1) })
  useAction('previousSession', { label: t('actions.previousSession'), run: () => step(-1) })

  return (
    <div className={styles.archive}>
      <Panel title={t('archive.sessions.name')} className={styles.sessions} scrolls>
        {sessions.isPending ? (
          <Loading />
        ) : sessions.isError ? (
          <RefusalSlip refusal={refusalOf(sessions.error)} />
        ) : list.length === 0 ? (
          <Quiet what={t('archive.sessions.empty')} why={t('archive.sessions.emptyWhy')} />
        ) : (
          <SessionList sessions={list} chosen={session?.id ?? null} onChoose={setChosen} />
        )}
      </Panel>
      {session === null ? (
        <Panel title={t('archive.recordings.name')} className={styles.wide}>
          <Quiet what={t('archive.session.choose')} why={t('archive.session.chooseWhy')} />
        </Panel>
      ) : (
        <SessionReview key={session.id} session={session} />
      )}
    </div>
  )
}
