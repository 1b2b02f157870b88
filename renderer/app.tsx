import { createTheme, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { useLanguage } from './i18n/hooks.ts'
import { i18n } from './i18n/language.ts'
import { ActionsProvider, createActions } from './keys/actions.ts'
import { Screens } from './screens/screens.tsx'
import { ScreenFailure } from './shell/screen-failure.tsx'
import { isSignedOut } from './studio/failure.ts'
import { StudioProvider } from './studio/hooks.ts'
import type { Studio } from './studio/studio.ts'

const theme = createTheme({
  fontSizes: { xs: '12px', sm: '13px', md: '13px' },
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 80 } } },
    DrawerRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } },
  },
})

/**
 * The whole console over one studio. Mantine writes its variables from its style sheet and injects no style elements,
 * so that the page's policy can stay at `style-src 'self'`.
 */
export function App({ studio }: { readonly studio: Studio }) {
  const [actions] = useState(createActions)
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: (count, error) => count < 2 && !isSignedOut(error), refetchOnWindowFocus: false },
        },
      }),
  )
  useEffect(() => forgetWithTheSeat(studio, queries), [studio, queries])
  return (
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          forceColorScheme="dark"
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <QueryClientProvider client={queries}>
            <StudioProvider value={studio}>
              <ActionsProvider value={actions}>
                <PageLanguage />
                <ScreenFailure>
                  <Screens />
                </ScreenFailure>
              </ActionsProvider>
            </StudioProvider>
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>
  )
}

/** What one person was shown is not there for the next one who sits down. */
function forgetWithTheSeat({ seat }: Studio, queries: QueryClient): () => void {
  return seat.subscribe(() => {
    // Only what the sign-in itself shows is in use at that moment.
    if (seat.get().state === 'signed-in') queries.removeQueries({ type: 'inactive' })
  })
}

/** Keeps the page's `lang` in step, so that a screen reader speaks the right language. */
function PageLanguage() {
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return null
}
