import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { type Acts, isArmed } from '../components/acts.ts'
import { useAction } from '../keys/actions.ts'
import { keyTable } from '../keys/table.ts'
import { useConnection, useRoomField, useStudio } from '../studio/hooks.ts'

/** One act of the session: what it is called, whether it can be done now, and how. */
export type SessionAct = {
  readonly what: string
  readonly keys: string
  readonly unavailable: string | null
  readonly armed: boolean
  readonly run: () => void
}

export type SessionActs = {
  readonly safe: SessionAct
  readonly backToPreflight: SessionAct
  readonly closeSession: SessionAct
}

const SessionActsContext = createContext<SessionActs | null>(null)
export const SessionActsProvider = SessionActsContext.Provider

/** The session's acts, as the frame offers them. */
export function useSession(): SessionActs {
  const acts = useContext(SessionActsContext)
  if (acts === null) throw new Error('The session was asked for outside of the shell')
  return acts
}

/** The acts that are the same on every screen: the safe scene, back to the preflight, the end of the session. */
export function useSessionActs(acts: Acts): SessionActs {
  const { t } = useTranslation()
  const { client } = useStudio()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const phase = useRoomField('session')?.phase ?? 'idle'
  const out = phase === 'live' || phase === 'rehearsing'
  const isSafe = useRoomField('safe') === true
  const hasSafe = useRoomField('scenes')?.some((scene) => scene.safe) === true

  const safe: SessionAct = {
    what: isSafe ? t('live.scenes.back') : t('live.scenes.safe'),
    keys: keyTable.safe.keys,
    unavailable:
      away ?? (out ? null : t('shell.because.notLive')) ?? (hasSafe ? null : t('shell.because.noSafeScene')),
    armed: false,
    run() {
      const call = () => (isSafe ? client.session.cutBack() : client.session.cutSafe())
      void acts.ask({ act: 'safe', what: isSafe ? t('live.scenes.back') : t('live.scenes.safe'), call })
    },
  }
  const backToPreflight: SessionAct = {
    what: t('preflight.back'),
    keys: keyTable.backToPreflight.keys,
    unavailable: away ?? (phase === 'rehearsing' ? null : t('shell.because.notRehearsing')),
    armed: false,
    run() {
      void acts.ask({ act: 'back', what: t('preflight.back'), call: () => client.session.backToPreflight() })
    },
  }
  const closeSession: SessionAct = {
    what: t('preflight.close'),
    keys: keyTable.closeSession.keys,
    unavailable: away ?? (out ? null : t('shell.because.noSession')),
    armed: isArmed(acts.answer, 'close'),
    run() {
      acts.askTwice({
        act: 'close',
        what: t('live.session.closeWhat'),
        keys: keyTable.closeSession.keys,
        call: () => client.session.close(),
      })
    },
  }
  useAction('safe', { label: t('actions.safe'), unavailable: safe.unavailable, run: safe.run })
  useAction('backToPreflight', {
    label: t('actions.backToPreflight'),
    unavailable: backToPreflight.unavailable,
    run: backToPreflight.run,
  })
  useAction('closeSession', {
    label: t('actions.closeSession'),
    unavailable: closeSession.unavailable,
    run: closeSession.run,
  })
  return { safe, backToPreflight, closeSession }
}
