import { Command, Languages, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { useNow } from '../components/clock.ts'
import { duration } from '../i18n/format.ts'
import { keyTable } from '../keys/table.ts'
import { useMe, useRoomField } from '../studio/hooks.ts'
import { useTally } from '../studio/tally.ts'
import styles from './header.module.css'
import { Disk, LedgerFact, Outputs } from './header-facts.tsx'

type HeaderProps = {
  readonly onPalette: () => void
  readonly onLanguage: () => void
  readonly onSignOut: () => void
}

/** Room, phase and clock on the left; health in the middle; the way to everything else on the right. */
export function Header({ onPalette, onLanguage, onSignOut }: HeaderProps) {
  const { t } = useTranslation()
  const me = useMe()
  const room = useRoomField('room')
  const phase = useRoomField('session')?.phase ?? 'idle'
  const tally = useTally()
  return (
    <header className={styles.header}>
      <h1 className={styles.room} title={room?.name}>
        {room?.name ?? t('shell.header.noRoom')}
      </h1>
      <span className={styles.phase} data-phase={phase} data-tally={tally}>
        {t(`shell.phase.${phase}`)}
      </span>
      <AirClock />
      <dl className={styles.facts}>
        <Outputs />
        <Disk />
        <LedgerFact />
      </dl>
      <div className={styles.end}>
        <Button
          look="quiet"
          icon={Command}
          keys={keyTable.palette.keys}
          onPress={onPalette}
          name={t('shell.header.palette')}
        >
          <span className={styles.wide}>{t('shell.header.palette')}</span>
        </Button>
        <Button look="quiet" icon={Languages} onPress={onLanguage}>
          {t('shell.header.language')}
        </Button>
        <Button
          look="quiet"
          icon={LogOut}
          onPress={onSignOut}
          name={t('shell.header.signOutAs', { name: me?.name ?? '' })}
        >
          <span className={styles.me}>{me?.name}</span>
        </Button>
      </div>
    </header>
  )
}

function AirClock() {
  const { t } = useTranslation()
  const now = useNow()
  const session = useRoomField('session')
  const isOver = session?.phase === 'archived'
  const since = isOver
    ? null
    : (session?.liveAt ?? (session?.phase === 'rehearsing' ? session.begunAt : null))
  const name = session?.liveAt == null ? t('shell.header.rehearsalClock') : t('shell.header.clock')
  return (
    <time className={styles.clock} data-out={since !== null} aria-label={name} role="timer">
      {since === null ? '--:--:--' : duration(now - since)}
    </time>
  )
}
