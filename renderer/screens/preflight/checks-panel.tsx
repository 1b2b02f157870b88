import { Check as CheckMark, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Check } from '#shared/model/rooms.ts'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useRoomField, useRoomFresh } from '../../studio/hooks.ts'
import styles from './checks-panel.module.css'

const marks = { pass: CheckMark, warn: TriangleAlert, fail: X } as const
const gravity = { fail: 0, warn: 1, pass: 2 } as const

/** Each check with what was seen and what to do; what does not pass stands first. */
export function ChecksPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const checks = useRoomField('checks')
  const fresh = useRoomFresh()
  const sorted = [...(checks ?? [])].sort((a, b) => gravity[a.outcome] - gravity[b.outcome])
  return (
    <Panel title={t('preflight.checks.name')} className={className} old={!fresh} scrolls>
      {checks === null ? (
        <Loading />
      ) : checks.length === 0 ? (
        <Quiet what={t('preflight.checks.empty')} why={t('preflight.checks.emptyWhy')} />
      ) : (
        <ul>
          {sorted.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function CheckRow({ check }: { readonly check: Check }) {
  const { t } = useTranslation()
  const say = useWords()
  const Mark = marks[check.outcome]
  return (
    <li className={styles.check}>
      <Mark className={styles.mark} data-outcome={check.outcome} aria-hidden="true" />
      <span className={styles.name}>{t(`preflight.checks.${check.id}`)}</span>
      <span>{say(check.said)}</span>
      <span className={styles.outcome} data-outcome={check.outcome}>
        {t(`preflight.checks.outcome.${check.outcome}`)}
      </span>
      {check.remedy === null ? null : <span className={styles.remedy}>{say(check.remedy)}</span>}
    </li>
  )
}
