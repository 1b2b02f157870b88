import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EvidenceDrawer } from '../../components/evidence-drawer.tsx'
import { Panel } from '../../components/panel.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useAction } from '../../keys/actions.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import { SessionList } from '../archive/session-list.tsx'
import { ReportPanel } from './report-panel.tsx'
import styles from './review-screen.module.css'
import { SamplePanel } from './sample-panel.tsx'

/** What an auditor reads of comments: the report on a session or on all, each figure with its entries, and a sample. */
export function ReviewScreen() {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const sessions = useQuery(queries.archive.sessions.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const [evidence, setEvidence] = useState<number | null>(null)
  const list = [...(sessions.data ?? [])].sort((a, b) => b.begunAt - a.begunAt)
  const session = list.find(({ id }) => id === chosen) ?? null
  const step = (by: number) => {
    const at = session === null ? -1 : list.indexOf(session)
    setChosen(list[Math.min(list.length - 1, at + by)]?.id ?? null)
  }
  useAction('nextReviewed', { label: t('actions.nextReviewed'), run: () => step(1) })
  useAction('previousReviewed', { label: t('actions.previousReviewed'), run: () => step(-1) })
  return (
    <div className={styles.review}>
      <Panel title={t('archive.sessions.name')} className={styles.sessions} scrolls>
        <button
          type="button"
          className={styles.all}
          aria-current={session === null}
          onClick={() => setChosen(null)}
        >
          <span className={styles.allName}>{t('review.sessions.all')}</span>
          <span className={styles.allFacts}>{t('review.sessions.allFacts')}</span>
        </button>
        {sessions.isPending ? (
          <Loading />
        ) : sessions.isError ? (
          <RefusalSlip refusal={refusalOf(sessions.error)} />
        ) : (
          <SessionList sessions={list} chosen={session?.id ?? null} onChoose={setChosen} />
        )}
      </Panel>
      <ReportPanel session={session} className={styles.report} onEvidence={setEvidence} />
      <SamplePanel key={session?.id ?? ''} session={session?.id ?? null} className={styles.sample} />
      <EvidenceDrawer seq={evidence} onClose={() => setEvidence(null)} />
    </div>
  )
}
