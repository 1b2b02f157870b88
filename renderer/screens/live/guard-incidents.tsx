import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuardId, guardBodies } from '#shared/model/guards.ts'
import type { EntryView } from '#shared/model/views.ts'
import { Button } from '../../components/button.tsx'
import { IncidentPictures, picturesIn } from '../../components/incident-pictures.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useTimes, useWords } from '../../i18n/hooks.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStore, useStudio } from '../../studio/hooks.ts'
import styles from './guard-incidents.module.css'

type GuardIncidentsProps = { readonly guard: GuardId; readonly onEvidence: (seq: number) => void }

const shown = 5

/** What the guard found violated in this session: what was seen, what was done, and the programme before and after. */
export function GuardIncidents({ guard, onEvidence }: GuardIncidentsProps) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const asked = useQuery(
    queries.guards.incidents.queryOptions({ input: { guard, limit: shown }, staleTime: 0 }),
  )
  const newest = useNewest(guard)
  const { refetch } = asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: an incident that the log has since told is looked up
  useEffect(() => {
    void refetch()
  }, [newest, refetch])
  return (
    <section className={styles.incidents} aria-label={t('incident.name')}>
      <h3>{t('incident.name')}</h3>
      {asked.isPending ? (
        <Loading />
      ) : asked.isError ? (
        <RefusalSlip refusal={refusalOf(asked.error)} />
      ) : asked.data.length === 0 ? (
        <p className={styles.faint}>{t('incident.empty')}</p>
      ) : (
        <>
          {asked.data.map((entry) => (
            <Incident key={entry.seq} entry={entry} onEvidence={onEvidence} />
          ))}
          {asked.data.length < shown ? null : (
            <p className={styles.faint}>{t('incident.more', { number: shown })}</p>
          )}
        </>
      )}
    </section>
  )
}

/** Seq of the newest incident of the guard that the log has told; -1 where it told none. */
function useNewest(guard: GuardId): number {
  const { items } = useStore(useStudio().log)
  return items.findLast(({ kind, body }) => isIncident(kind) && body?.guard === guard)?.seq ?? -1
}

function isIncident(kind: string): kind is 'guard.restored' | 'guard.not-restored' {
  return kind === 'guard.restored' || kind === 'guard.not-restored'
}

type IncidentProps = { readonly entry: EntryView; readonly onEvidence: (seq: number) => void }

function Incident({ entry, onEvidence }: IncidentProps) {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const told = toldBy(entry)
  const pictures = picturesIn(entry)
  if (told === null) return null
  return (
    <article className={styles.incident} aria-label={t('incident.at', { time: times.time(told.seenAt) })}>
      <div className={styles.head}>
        <time>{times.time(told.seenAt)}</time>
        <Button look="quiet" onPress={() => onEvidence(entry.seq)}>
          {t('incident.evidence', { seq: entry.seq })}
        </Button>
      </div>
      {told.facts.map(({ fact, where, said }) => (
        <p key={`${fact} ${where}`}>{say(said)}</p>
      ))}
      <p className={styles.faint}>
        {told.ms === null
          ? t('incident.notRestored', { attempts: told.attempts })
          : t('incident.restored', { ms: Math.round(told.ms), attempts: told.attempts, how: told.how })}
      </p>
      {pictures === null ? (
        <p className={styles.faint}>{t('incident.unpictured')}</p>
      ) : (
        <IncidentPictures seq={entry.seq} pictures={pictures} />
      )}
    </article>
  )
}

/** What an entry tells of an incident; `ms` is null where it was not restored. Null where the entry was erased. */
function toldBy({ kind, body }: EntryView) {
  const restored = guardBodies['guard.restored'].safeParse(body)
  if (kind === 'guard.restored' && restored.success) return restored.data
  const not = guardBodies['guard.not-restored'].safeParse(body)
  return kind === 'guard.not-restored' && not.success ? { ...not.data, ms: null, how: '' } : null
}
