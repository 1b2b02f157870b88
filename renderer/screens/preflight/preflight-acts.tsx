import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/model/ids.ts'
import { type Acts, isArmed } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { useSession } from '../../shell/session-acts.ts'
import { useConnection, useRoomField, useStudio } from '../../studio/hooks.ts'
import styles from './session-panel.module.css'

type PreflightActsProps = { readonly acts: Acts; readonly supervisor: UserId | null }

/** What can be done with the session now; what cannot says why. Going live asks twice, in place. */
export function PreflightActs({ acts, supervisor }: PreflightActsProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const session = useSession()
  const room = useRoomField('room')
  const phase = useRoomField('session')?.phase ?? 'idle'
  const failing = useRoomField('checks')?.filter((check) => check.outcome === 'fail').length ?? 0
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const noRoom = room === null ? t('shell.because.noRoom') : null
  const checksFail = failing === 0 ? null : t('shell.because.checksFail', { number: failing })
  const isIdle = phase === 'idle' || phase === 'archived'
  const isOut = phase === 'rehearsing' || phase === 'live'

  const begin = {
    label: t('preflight.begin'),
    unavailable: away ?? noRoom ?? (isIdle ? null : t('shell.because.alreadyOut')),
    run() {
      const call = () => client.session.beginPreflight({ supervisor })
      void acts.ask({ act: 'begin', what: t('preflight.begin'), call })
    },
  }
  const recheck = {
    label: t('preflight.recheck'),
    unavailable: away ?? (phase === 'preflight' ? null : t('shell.because.noPreflight')),
    run() {
      void acts.ask({ act: 'recheck', what: t('preflight.recheck'), call: () => client.room.prepare() })
    },
  }
  const end = {
    label: t('preflight.end'),
    unavailable: away ?? (phase === 'preflight' ? null : t('shell.because.noPreflight')),
    run() {
      void acts.ask({ act: 'end', what: t('preflight.end'), call: () => client.session.endPreflight() })
    },
  }
  const rehearse = {
    label: t('preflight.rehearse'),
    // Some checks hold back only what goes out: whether a rehearsal may begin is the studio's to say.
    unavailable: away ?? (phase === 'preflight' ? null : t('shell.because.noPreflight')),
    run() {
      void acts.ask({ act: 'rehearse', what: t('preflight.rehearse'), call: () => client.session.rehearse() })
    },
  }
  const goLive = {
    label: t('preflight.goLive'),
    unavailable:
      away ?? (phase === 'preflight' || phase === 'rehearsing' ? checksFail : t('shell.because.noPreflight')),
    run() {
      acts.askTwice({
        act: 'go-live',
        what: t('preflight.goLiveWhat'),
        keys: keyTable.goOnAir.keys,
        call: () => client.session.goLive(),
      })
    },
  }
  useAction('beginPreflight', begin)
  useAction('recheck', recheck)
  useAction('endPreflight', end)
  useAction('rehearse', rehearse)
  useAction('goOnAir', goLive)

  if (isIdle) {
    return (
      <div className={styles.acts}>
        <Button
          look="main"
          size="large"
          onPress={begin.run}
          keys={keyTable.beginPreflight.keys}
          unavailable={begin.unavailable}
        >
          {begin.label}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.acts}>
      {phase === 'preflight' || phase === 'rehearsing' ? (
        <Button
          look={isArmed(acts.answer, 'go-live') ? 'armed' : 'main'}
          size="large"
          onPress={goLive.run}
          keys={keyTable.goOnAir.keys}
          unavailable={goLive.unavailable}
        >
          {goLive.label}
        </Button>
      ) : null}
      {phase === 'preflight' ? (
        <>
          <Button
            size="large"
            onPress={rehearse.run}
            keys={keyTable.rehearse.keys}
            unavailable={rehearse.unavailable}
          >
            {rehearse.label}
          </Button>
          <Button
            size="large"
            onPress={recheck.run}
            keys={keyTable.recheck.keys}
            unavailable={recheck.unavailable}
          >
            {recheck.label}
          </Button>
          <Button
            size="large"
            look="quiet"
            onPress={end.run}
            keys={keyTable.endPreflight.keys}
            unavailable={end.unavailable}
          >
            {end.label}
          </Button>
        </>
      ) : null}
      {phase === 'rehearsing' ? (
        <Button
          size="large"
          onPress={session.backToPreflight.run}
          keys={session.backToPreflight.keys}
          unavailable={session.backToPreflight.unavailable}
        >
          {session.backToPreflight.what}
        </Button>
      ) : null}
      {isOut ? (
        <Button
          size="large"
          look={session.closeSession.armed ? 'armed' : 'plain'}
          onPress={session.closeSession.run}
          keys={session.closeSession.keys}
          unavailable={session.closeSession.unavailable}
        >
          {session.closeSession.what}
        </Button>
      ) : null}
    </div>
  )
}
