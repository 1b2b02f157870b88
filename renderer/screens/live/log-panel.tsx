import { useTranslation } from 'react-i18next'
import { Virtuoso } from 'react-virtuoso'
import type { EntryView } from '#shared/model/views.ts'
import { EntryRow } from '../../components/entry-row.tsx'
import { Keys } from '../../components/key-hint.tsx'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useEntrySentence, useTimes } from '../../i18n/hooks.ts'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { useStore, useStudio } from '../../studio/hooks.ts'
import styles from './log-panel.module.css'

type LogPanelProps = {
  readonly className: string | undefined
  readonly onEvidence: (seq: number) => void
}

/** What just happened: ledger entries as sentences, newest first; each opens its evidence. */
export function LogPanel({ className, onEvidence }: LogPanelProps) {
  const { t } = useTranslation()
  const { log } = useStudio()
  const { items, leftOut, fresh } = useStore(log)
  const tell = useEntrySentence()
  const times = useTimes()
  const newest = items.at(-1)
  useAction(
    'evidence',
    newest === undefined ? null : { label: t('actions.evidence'), run: () => onEvidence(newest.seq) },
  )
  const entryAt = (index: number): EntryView | undefined => items[items.length - 1 - index]
  return (
    <Panel
      title={t('live.log.name')}
      className={className}
      old={!fresh}
      aside={
        <>
          {leftOut === 0 ? null : <span>{t('live.log.leftOut', { number: leftOut })}</span>}
          <span>{t('live.log.key')}</span>
          <Keys keys={keyTable.evidence.keys} />
        </>
      }
    >
      {items.length === 0 ? (
        <Quiet what={t('live.log.empty')} why={t('live.log.emptyWhy')} />
      ) : (
        <Virtuoso
          className={styles.list ?? ''}
          totalCount={items.length}
          computeItemKey={(index) => entryAt(index)?.seq ?? index}
          fixedItemHeight={26}
          itemContent={(index) => {
            const entry = entryAt(index)
            return entry === undefined ? null : (
              <EntryRow
                entry={entry}
                sentence={tell(entry)}
                at={times.time(entry.at)}
                onOpen={() => onEvidence(entry.seq)}
              />
            )
          }}
        />
      )}
    </Panel>
  )
}
