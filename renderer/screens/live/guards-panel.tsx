import { CircleDashed, CircleHelp, CircleSlash, ShieldCheck, TriangleAlert } from 'lucide-react'
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
        <span title={required ? t('live.guards.labelRequired') : t('live.guards.labelNotRequired')}>
          {required ? (
            <CircleDashed size={14} aria-label={t('live.guards.labelRequired')} role="img" />
          ) : null}
        </span>
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
  return (
    <li
      className={styles.guard}
      data-state={row.state}
      title={row.seen.map((fact) => say(fact.said)).join('\n') || undefined}
    >
      <Mark className={styles.mark} data-state={row.state} aria-hidden="true" />
      <span className={styles.name}>{t(`live.guards.${row.guard}`)}</span>
      <span className={styles.facts}>
        {row.repaired === 0 ? null : (
          <span>
            {t('live.guards.repaired', { number: row.repaired })}
            {row.lastRepairMs === null
              ? null
              : ` ${t('live.guards.lastMs', { ms: Math.round(row.lastRepairMs) })}`}
          </span>
        )}
        <span className={styles.state} data-state={row.state}>
          {t(`live.guards.state.${row.state}`)}
        </span>
      </span>
    </li>
  )
}
