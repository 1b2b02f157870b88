import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardFields, Verdict } from '#shared/model/cards.ts'
import { Citations } from '../../components/citation.tsx'
import { DecisionMark } from '../../components/decision-mark.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import styles from './verdict.module.css'

/** What the directory would say of these fields, asked while they are typed; the last answer stays until the next. */
export function VerdictOf({ fields }: { readonly fields: CardFields | null }) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const asked = useDeferredValue(fields)
  const judged = useQuery(
    queries.cards.judge.queryOptions({
      input: asked ?? skipToken,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  if (judged.isError) return <RefusalSlip refusal={refusalOf(judged.error)} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.verdict} aria-label={t('cards.form.verdict')} aria-live="polite" tabIndex={0}>
      <div className={styles.head}>
        <span>{t('cards.form.verdict')}</span>
        {fields === null || judged.data === undefined ? null : (
          <>
            <DecisionMark decision={judged.data.decision} />
            <span className={styles.pack}>{t('cards.table.pack', { pack: judged.data.pack })}</span>
          </>
        )}
      </div>
      {fields === null ? (
        <p className={styles.quiet}>{t('cards.form.incomplete')}</p>
      ) : judged.data === undefined ? (
        <p className={styles.quiet}>{t('cards.form.judging')}</p>
      ) : (
        <Findings verdict={judged.data} />
      )}
    </section>
  )
}

function Findings({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    <>
      {verdict.findings.length === 0 ? <p className={styles.quiet}>{t('cards.form.noFindings')}</p> : null}
      {verdict.findings.map((finding) => (
        <div
          key={`${finding.rule} ${finding.said.zh}`}
          className={styles.finding}
          data-decision={finding.decision}
        >
          <p>{say(finding.said)}</p>
          <p className={styles.remedy}>{say(finding.remedy)}</p>
          <Citations cites={finding.cites} />
        </div>
      ))}
      {verdict.minorsNotice ? <p className={styles.quiet}>{t('cards.form.minors')}</p> : null}
    </>
  )
}
