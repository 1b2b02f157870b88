import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActs } from '../components/acts.ts'
import { AnswerLine } from '../components/answer-line.tsx'
import { useLanguage } from '../i18n/hooks.ts'
import { chooseLanguage } from '../i18n/language.ts'
import { useAction, useActions } from '../keys/actions.ts'
import { listenToKeys } from '../keys/keyboard.ts'
import { useStudio } from '../studio/hooks.ts'
import { Header } from './header.tsx'
import { Notices } from './notices.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { SessionActsProvider, useSessionActs } from './session-acts.ts'
import styles from './shell.module.css'
import { SourceQuestion } from './source-question.tsx'

/** The frame around every screen: rail, header, notices, palette, keys, and the acts that every screen has. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const { client, askSeat } = useStudio()
  const language = useLanguage()
  const actions = useActions()
  const acts = useActs()
  const sessionActs = useSessionActs(acts)
  const [palette, setPalette] = useState(false)

  const switchLanguage = () => chooseLanguage(language === 'en' ? 'zh-CN' : 'en', localStorage)
  const signOut = () => {
    void acts
      .ask({ act: 'sign-out', what: t('shell.header.signOut'), call: () => client.people.signOut() })
      .then(askSeat)
  }
  const openPalette = () => setPalette((open) => !open)
  useAction('palette', { label: t('actions.palette'), run: openPalette })
  useAction('submit', { label: t('actions.submit'), run: submitFocused })
  useAction('keys', { label: t('actions.keys'), run: () => setPalette(true) })
  useAction('language', { label: t('actions.language'), run: switchLanguage })
  useAction('signOut', { label: t('actions.signOut'), run: signOut })

  useEffect(
    () =>
      listenToKeys(window, actions, ({ label, unavailable }) => {
        if (unavailable !== null) acts.sayUnavailable(label, unavailable)
      }),
    [actions, acts.sayUnavailable],
  )
  return (
    <SessionActsProvider value={sessionActs}>
      <div className={styles.shell}>
        <div className={styles.rail}>
          <Rail />
        </div>
        <div className={styles.top}>
          <Header onPalette={openPalette} onLanguage={switchLanguage} onSignOut={signOut} />
          <Notices />
          <SourceQuestion />
        </div>
        <main className={styles.main}>
          <div className={styles.answer}>
            <AnswerLine acts={acts} />
          </div>
          <div className={styles.screen}>{children}</div>
        </main>
        <Palette opened={palette} onClose={() => setPalette(false)} />
      </div>
    </SessionActsProvider>
  )
}

/** Submits the form that has the focus; nothing where none has. */
function submitFocused(): void {
  document.activeElement?.closest('form')?.requestSubmit()
}
