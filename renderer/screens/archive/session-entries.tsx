import { useInfiniteQuery } from '@tanstack/react-query'
import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtuoso } from 'react-virtuoso'
import type { RecordingView, SessionView } from '#shared/model/views.ts'
import { mayRun } from '#shared/rules/roles.ts'
import { Button } from '../../components/button.tsx'
import { EntryRow } from '../../components/entry-row.tsx'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useEntrySentence, useTimes } from '../../i18n/hooks.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useMe, useStudio } from '../../studio/hooks.ts'
import { EraseDrawer } from './erase-drawer.tsx'
import styles from './session-entries.module.css'

type SessionEntriesProps = {
  readonly session: SessionView
  readonly recording: RecordingView | null
  readonly onSeek: (at: number) => void
  readonly onEvidence: (seq: number) => void
  readonly className: string | undefined
}

const page = 200

/** What was recorded during the session, oldest first. An entry opens its evidence and takes the player to its moment. */
export function SessionEntries({ session, recording, onSeek, onEvidence, className }: SessionEntriesProps) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const tell = useEntrySentence()
  const times = useTimes()
  const asked = useInfiniteQuery(
    queries.archive.session.infiniteOptions({
      input: (after: number) => ({ session: session.id, after, limit: page }),
      initialPageParam: -1,
      getNextPageParam: ({ entries }) => (entries.length < page ? null : (entries.at(-1)?.seq ?? null)),
    }),
  )
  const entries = asked.data?.pages.flatMap((one) => one.entries) ?? []
  const me = useMe()
  const mayErase = me !== null && mayRun(me.role, 'ledger.erase').ok
  const [erasing, setErasing] = useState(false)
  const plays = recording !== null && recording.plays !== null
  return (
    <Panel
      title={t('archive.entries.name')}
      className={className}
      aside={
        <>
          <span>{t('archive.sessions.entries', { number: session.entries })}</span>
          {mayErase ? (
            <Button look="quiet" icon={Eraser} onPress={() => setErasing(true)}>
              {t('erase.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {asked.isPending ? (
        <Loading />
      ) : asked.isError ? (
        <RefusalSlip refusal={refusalOf(asked.error)} />
      ) : entries.length === 0 ? (
        <Quiet what={t('archive.entries.empty')} why={t('archive.entries.emptyWhy')} />
      ) : (
        <Virtuoso
          className={styles.list ?? ''}
          data={entries}
          computeItemKey={(_, entry) => entry.seq}
          fixedItemHeight={26}
          endReached={() => {
            if (asked.hasNextPage) void asked.fetchNextPage()
          }}
          itemContent={(_, entry) => (
            <EntryRow
              entry={entry}
              sentence={tell(entry)}
              at={times.time(entry.at)}
              onOpen={() => {
                if (plays) onSeek(entry.at)
                onEvidence(entry.seq)
              }}
            />
          )}
        />
      )}
      <EraseDrawer session={session} opened={erasing} onClose={() => setErasing(false)} />
    </Panel>
  )
}
