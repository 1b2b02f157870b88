import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentReport } from '#shared/model/comment-views.ts'
import type { SessionView } from '#shared/model/views.ts'
import type { Acts } from '../../components/acts.ts'
import { useTimes } from '../../i18n/hooks.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'
import { ActsByGround, ActsByPerson } from './acts-tables.tsx'
import { AdverseHandled } from './adverse-handled.tsx'
import { Figures } from './figures.tsx'
import { OrderSet } from './order-set.tsx'
import styles from './report.module.css'
import { ReportEntries } from './report-entries.tsx'
import { Section } from './section.tsx'

type ReportProps = {
  readonly report: CommentReport
  readonly session: SessionView | null
  readonly countedAt: number
  readonly acts: Acts
  readonly onEvidence: (seq: number) => void
}

/** The report itself, as it is read and printed. */
export function Report({ report, session, countedAt, acts, onEvidence }: ReportProps) {
  const { t } = useTranslation()
  const { received, tally } = report
  const flagged = report.external.filter((one) => one.flagged).length
  const filters = [...report.filters.map(({ entry }) => entry), ...report.filtersRefused].sort(
    (a, b) => a - b,
  )
  return (
    <div className={styles.report}>
      <Head session={session} countedAt={countedAt} />
      <Section name={t('review.received.name')}>
        <Figures
          figures={[
            [t('review.received.all'), received],
            [t('review.received.adverse'), tally.adverse],
            [t('review.received.favourable'), tally.favourable],
            [t('review.received.none'), tally.none],
            [t('review.received.unknown'), tally.unknown],
          ]}
        />
        {report.withoutModel ? <Warning>{t('review.report.withoutModel')}</Warning> : null}
      </Section>
      <AdverseHandled report={report} acts={acts} onEvidence={onEvidence} />
      <Section name={t('review.acts.byGround')}>
        <ActsByGround report={report} />
      </Section>
      <Section name={t('review.acts.byPerson')}>
        <ActsByPerson report={report} />
      </Section>
      <OrderSet report={report} onEvidence={onEvidence} />
      <Section name={t('review.filters.name')} why={t('review.filters.why')}>
        <ReportEntries seqs={filters} empty={t('review.filters.none')} onEvidence={onEvidence} />
      </Section>
      <Section name={t('review.external.name')} why={t('review.external.why')}>
        {flagged === 0 ? null : <Warning>{t('review.external.flagged', { number: flagged })}</Warning>}
        <ReportEntries
          seqs={report.external.map(({ entry }) => entry)}
          empty={t('review.external.none')}
          onEvidence={onEvidence}
        />
      </Section>
      <Section name={t('review.coverage.name')} why={t('review.coverage.why')}>
        <ReportEntries
          seqs={report.coverage.map(({ entry }) => entry)}
          empty={t('review.coverage.none')}
          onEvidence={onEvidence}
        />
      </Section>
      <Section name={t('review.losses.name')}>
        <ReportEntries seqs={report.losses} empty={t('review.report.lossless')} onEvidence={onEvidence} />
      </Section>
    </div>
  )
}

type HeadProps = Pick<ReportProps, 'session' | 'countedAt'>

/** Of what the report is, when it was counted, and how somebody else checks it. */
function Head({ session, countedAt }: HeadProps) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const times = useTimes()
  const room = useRoomField('room')
  const about = useQuery(queries.studio.about.queryOptions())
  const key = useQuery(queries.ledger.vkey.queryOptions())
  return (
    <>
      <dl className={styles.head}>
        <dt>{t('review.report.room')}</dt>
        <dd>{room?.name ?? ''}</dd>
        <dt>{t('review.report.of')}</dt>
        <dd>
          {session === null
            ? t('review.sessions.all')
            : t('archive.session.name', { at: times.dateAndTime(session.liveAt ?? session.begunAt) })}
        </dd>
        <dt>{t('review.report.madeAt')}</dt>
        <dd>{times.dateAndTime(countedAt)}</dd>
        <dt>{t('review.report.origin')}</dt>
        <dd className="mono">{about.data?.origin ?? ''}</dd>
        <dt>{t('review.report.key')}</dt>
        <dd className="mono">{key.data?.vkey ?? ''}</dd>
      </dl>
      <p className={styles.why}>{t('review.report.check')}</p>
    </>
  )
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert size={14} aria-hidden="true" />
      {children}
    </p>
  )
}
