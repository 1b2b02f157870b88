import { useTranslation } from 'react-i18next'
import type { CommentReport } from '#shared/model/comment-views.ts'
import type { Acts } from '../../components/acts.ts'
import { Figures } from './figures.tsx'
import styles from './report.module.css'
import { ReportEntries } from './report-entries.tsx'
import { Section } from './section.tsx'

const handlings = ['hidden', 'redacted', 'refused', 'waiting', 'undone'] as const

type AdverseHandledProps = {
  readonly report: CommentReport
  readonly acts: Acts
  readonly onEvidence: (seq: number) => void
}

/** What became of comments that are, or may be, adverse evaluations: figures, and every act with a proof of its comment. */
export function AdverseHandled({ report: { tally, adverse }, acts, onEvidence }: AdverseHandledProps) {
  const { t } = useTranslation()
  const some = handlings.filter((handling) => adverse[handling].length > 0)
  return (
    <Section name={t('review.adverse.name')} why={t('review.adverse.why')}>
      <Figures
        figures={[
          [t('review.adverse.received'), tally.adverse + tally.unknown],
          ...handlings.map(
            (handling) => [t(`review.adverse.${handling}`), adverse[handling].length] as const,
          ),
        ]}
      />
      {some.length === 0 ? <p className={styles.nothing}>{t('review.adverse.none')}</p> : null}
      {some.map((handling) => (
        <div key={handling}>
          <h4>{t(`review.adverse.${handling}`)}</h4>
          <ReportEntries
            seqs={adverse[handling].map(({ entry }) => entry)}
            proving={{
              acts,
              commentOf: new Map(adverse[handling].map(({ entry, comment }) => [entry, comment])),
            }}
            empty=""
            onEvidence={onEvidence}
          />
        </div>
      ))}
    </Section>
  )
}
