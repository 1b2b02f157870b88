import { CircleHelp, CircleSlash, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GuardRow } from '#shared/model/guards.ts'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useRoomField, useRoomFresh } from '../../studio/hooks.ts'
import styles from './guards-panel.module.css'

const marks = {
  'in-force': ShieldCheck,
  violated: TriangleAlert,
  unproved: CircleHelp,
  off: CircleSlash,
} as const

/** One calm row for each guard: its state as a mark and a word, how often it restored, and how fast the last time. */
export function GuardsPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const guards = useRoomField('guards')
  const required = useRoomField('labelRequired') === true
  const fresh = useRoomFresh()
  return (
    <Panel
      title={t('live.guards.name')}
      className={className}
      old={!fresh}
      aside={
        required ? <span title={t('live.guards.labelRequired')}>{t('live.guards.labelAlways')}</span> : null
      }
    >
      {guards === null ? (
        <Loading />
      ) : guards.length === 0 ? (
        <Quiet what={t('live.guards.empty')} why={t('live.guards.emptyWhy')} />
      ) : (
        <ul>
          {guards.map((guard) => (
            <Guard key={guard.guard} row={guard} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Guard({ row }: { readonly row: GuardRow }) {
  const { t } = useTranslation()
  const say = useWords()
  const Mark = marks[row.state]
  const repaired = useRepaired(row)
  const seen = row.seen.map((fact) => say(fact.said))
  return (
    <li
      className={styles.guard}
      data-state={row.state}
      title={[...seen, repaired ?? ''].join('\n').trim() || undefined}
    >
      <Mark className={styles.mark} data-state={row.state} aria-hidden="true" />
      <span className={styles.name}>{t(`live.guards.${row.guard}`)}</span>
      <span className={styles.facts}>
        {row.repaired === 0 ? null : (
          <span aria-hidden="true">{t('live.guards.times', { number: row.repaired })}</span>
        )}
        {row.lastRepairMs === null ? null : (
          <span aria-hidden="true">
            {t('live.guards.milliseconds', { ms: Math.round(row.lastRepairMs) })}
          </span>
        )}
        {repaired === null ? null : <span className="unseen">{repaired}</span>}
        <span className={styles.state} data-state={row.state}>
          {t(`live.guards.state.${row.state}`)}
        </span>
      </span>
    </li>
  )
}

/** How often it restored and how fast the last time, as a sentence; null while it never had to. */
function useRepaired({ repaired, lastRepairMs }: GuardRow): string | null {
  const { t } = useTranslation()
  if (repaired === 0) return null
  if (lastRepairMs === null) return t('live.guards.repaired', { number: repaired })
  return t('live.guards.repairedWithin', { number: repaired, ms: Math.round(lastRepairMs) })
}
