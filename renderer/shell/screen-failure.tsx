import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { Quiet } from '../components/quiet.tsx'
import { i18n } from '../i18n/language.ts'

type State = { readonly failed: string | null }

/** A fault of the console itself is told as such; the guards and the session go on without it. */
export class ScreenFailure extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { failed } = this.state
    if (failed === null) return this.props.children
    return (
      <main role="alert">
        <Quiet what={i18n.t('failure.screen.said', { detail: failed })} why={i18n.t('failure.screen.remedy')}>
          <Button onPress={() => window.location.reload()}>{i18n.t('failure.screen.reload')}</Button>
        </Quiet>
      </main>
    )
  }
}
