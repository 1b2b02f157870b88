import { Circle, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../components/clock.ts'
import { useRoomField, useRoomFresh } from '../studio/hooks.ts'
import styles from './header.module.css'

type OutputState = 'running' | 'stopped' | 'unknown'

/** The outputs of the room's way, and the recording: a filled disc runs, an open one does not, a broken one is unknown. */
export function Outputs() {
  const { t } = useTranslation()
  const way = useRoomField('room')?.way ?? 'obs-stream'
  const stream = useRoomField('stream')
  const camera = useRoomField('virtualCamera')
  const record = useRoomField('record')
  const fresh = useRoomFresh()
  const state = (output: { readonly active: boolean } | null): OutputState => {
    if (output === null || !fresh) return 'unknown'
    return output.active ? 'running' : 'stopped'
  }
  return (
    <>
      {way === 'obs-stream' ? (
        <Output name={t('shell.header.stream')} state={state(stream)} />
      ) : (
        <Output name={t('shell.header.camera')} state={state(camera)} />
      )}
      <Output name={t('shell.header.record')} state={state(record)} />
    </>
  )
}

function Output({ name, state }: { readonly name: string; readonly state: OutputState }) {
  const { t } = useTranslation()
  const Mark = state === 'unknown' ? CircleDashed : Circle
  return (
    <div className={`${styles.fact} ${styles.output}`}>
      <dt>{name}</dt>
      <dd data-state={state}>
        <Mark className={styles.mark} data-state={state} aria-hidden="true" />
        {t(`shell.header.${state}`)}
      </dd>
    </div>
  )
}

const fewHours = 4

/** How long the recording still has room on its disk. */
export function Disk() {
  const { t } = useTranslation()
  const hours = useRoomField('disk')?.recordingHoursLeft ?? null
  return (
    <div className={`${styles.fact} ${hours !== null && hours < fewHours ? styles.low : ''}`}>
      <dt>{t('shell.header.hoursLeft')}</dt>
      <dd>
        {hours === null ? t('shell.header.unknown') : t('shell.header.hours', { hours: hours.toFixed(1) })}
      </dd>
    </div>
  )
}

/** The newest entry and the age of the signed checkpoint that covers the ledger. */
export function LedgerFact() {
  const { t } = useTranslation()
  const now = useNow()
  const ledger = useRoomField('ledger')
  const at = ledger?.checkpointAt ?? null
  const age = at === null ? null : Math.max(0, Math.floor((now - at) / 1_000))
  return (
    <>
      <div className={styles.fact}>
        <dt>{t('shell.header.ledger')}</dt>
        <dd>
          {ledger === null
            ? t('shell.header.unknown')
            : t('shell.header.ledgerSize', { number: ledger.size })}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('shell.header.checkpoint')}</dt>
        <dd>{age === null ? t('shell.header.noCheckpoint') : <Age seconds={age} />}</dd>
      </div>
    </>
  )
}

function Age({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation()
  if (seconds < 60) return t('shell.header.checkpointAge', { seconds })
  if (seconds < 3_600) return t('shell.header.checkpointMinutes', { minutes: Math.floor(seconds / 60) })
  return t('shell.header.checkpointHours', { hours: Math.floor(seconds / 3_600) })
}
