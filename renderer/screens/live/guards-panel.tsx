import { CircleHelp, CircleSlash, Hand, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuardId, GuardRow } from '#shared/model/guards.ts'
import { Rung } from '#shared/model/ladder.ts'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useAction } from '../../keys/actions.ts'
import { useRoomField, useRoomFresh } from '../../studio/hooks.ts'
import { GuardDrawer } from './guard-drawer.tsx'
import styles from './guards-panel.module.css'

const marks = {
  'in-force': ShieldCheck,
  violated: TriangleAlert,
  unproved: CircleHelp,
  off: CircleSlash,
} as const

type GuardsPanelProps = {
  readonly className: string | undefined
  readonly onEvidence: (seq: number) => void
}

/** One calm row for each guard: its state or its rung, how often it restored, and how fast the last time. */
export function GuardsPanel({ className, onEvidence }: GuardsPanelProps) {
  const { t } = useTranslation()
  const guards = useRoomField('guards')
  const required = useRoomField('labelRequired') === true
  const fresh = useRoomFresh()
  const [open, setOpen] = useState<GuardId | null>(null)
  const gravest = mostPressing(guards ?? [])
  useAction(
    'guard',
    gravest === null ? null : { label: t('actions.guard'), run: () => setOpen(gravest.guard) },
  )
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
            <Guard key={guard.guard} row={guard} onOpen={setOpen} />
          ))}
        </ul>
      )}
      <Prompts guards={guards ?? []} />
      <GuardDrawer
        guard={open}
        onClose={() => setOpen(null)}
        onEvidence={(seq) => {
          setOpen(null)
          onEvidence(seq)
        }}
      />
    </Panel>
  )
}

/** The guard that stands highest on its ladder, or else the first. */
function mostPressing(guards: readonly GuardRow[]): GuardRow | null {
  const rank = ({ rung }: GuardRow) => (rung === null ? -1 : Rung.options.indexOf(rung))
  return guards.reduce<GuardRow | null>(
    (best, row) => (best === null || rank(row) > rank(best) ? row : best),
    null,
  )
}

/** Read out when a guard asks for a person; to the eye its row says it. */
function Prompts({ guards }: { readonly guards: readonly GuardRow[] }) {
  const { t } = useTranslation()
  const names = guards.filter(({ rung }) => rung !== null).map(({ guard }) => t(`live.guards.${guard}`))
  return (
    <p className="unseen" role="alert">
      {names.length === 0 ? '' : t('guard.prompt', { guards: names.join(' · ') })}
    </p>
  )
}

function Guard({ row, onOpen }: { readonly row: GuardRow; readonly onOpen: (guard: GuardId) => void }) {
  const { t } = useTranslation()
  const say = useWords()
  const isHeld = useRoomField('holds')?.some(({ guard }) => guard === row.guard) === true
  const Mark = isHeld ? Hand : marks[row.state]
  const repaired = useRepaired(row)
  const seen = row.seen.map((fact) => say(fact.said))
  const name = t(`live.guards.${row.guard}`)
  return (
    <li>
      <button
        type="button"
        className={styles.guard}
        data-state={row.state}
        data-climbed={row.rung !== null}
        title={[...seen, repaired ?? ''].join('\n').trim() || undefined}
        onClick={() => onOpen(row.guard)}
        aria-haspopup="dialog"
      >
        <Mark className={styles.mark} data-state={row.state} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
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
          {row.rung === null ? null : (
            <span className={styles.rung}>{t(`live.guards.rungs.${row.rung}`)}</span>
          )}
          <span className={styles.state} data-state={row.state}>
            {t(`live.guards.state.${row.state}`)}
          </span>
        </span>
      </button>
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
