import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Acts } from '../../components/acts.ts'
import { EntryRow } from '../../components/entry-row.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useEntrySentence, useTimes } from '../../i18n/hooks.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import { ProveButton } from './prove-button.tsx'
import styles from './report.module.css'

type ReportEntriesProps = {
  readonly seqs: readonly number[]
  /** Where each entry is about one comment that can be proved. */
  readonly proving?: { readonly acts: Acts; readonly commentOf: ReadonlyMap<number, number> }
  /** What to say where there is none. */
  readonly empty: string
  readonly onEvidence: (seq: number) => void
}

const shown = 50

/** The ledger's entries behind a figure, as sentences; each opens its evidence. */
export function ReportEntries({ seqs, proving, empty, onEvidence }: ReportEntriesProps) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const tell = useEntrySentence()
  const times = useTimes()
  const asked = useQuery(
    queries.ledger.entries.queryOptions({
      input: { seqs: seqs.slice(0, shown) },
      enabled: seqs.length > 0,
    }),
  )
  if (seqs.length === 0) return empty === '' ? null : <p className={styles.nothing}>{empty}</p>
  if (asked.isPending) return <Loading />
  if (asked.isError) return <RefusalSlip refusal={refusalOf(asked.error)} />
  return (
    <>
      <ul>
        {asked.data.map((entry) => {
          const comment = proving?.commentOf.get(entry.seq)
          return (
            <li key={entry.seq} className={styles.row}>
              <EntryRow
                entry={entry}
                sentence={tell(entry)}
                at={times.dateAndTime(entry.at)}
                onOpen={() => onEvidence(entry.seq)}
              />
              {proving === undefined || comment === undefined ? null : (
                <ProveButton comment={comment} acts={proving.acts} />
              )}
            </li>
          )
        })}
      </ul>
      {seqs.length <= shown ? null : (
        <p className={styles.nothing}>{t('review.more', { number: seqs.length - shown })}</p>
      )}
    </>
  )
}
