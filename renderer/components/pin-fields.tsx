import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What is wrong with a new PIN and its repetition; null where nothing is. */
export function pinProblem(pin: string, again: string): 'pin' | 'pinAgain' | null {
  if (!/^\d{6,12}$/.test(pin)) return 'pin'
  return pin === again ? null : 'pinAgain'
}

type PinFieldsProps = {
  readonly pin: string
  readonly again: string
  readonly onPin: (pin: string) => void
  readonly onAgain: (again: string) => void
  /** Whether problems are told yet. */
  readonly told: boolean
}

/** A new PIN, typed twice. */
export function PinFields({ pin, again, onPin, onAgain, told }: PinFieldsProps) {
  const { t } = useTranslation()
  const problem = told ? pinProblem(pin, again) : null
  const hidden = { tabIndex: -1, 'aria-hidden': true } as const
  return (
    <>
      <PasswordInput
        label={t('people.field.pin')}
        value={pin}
        onChange={(event) => onPin(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="new-password"
        error={problem === 'pin' ? t('people.problem.pin') : null}
        visibilityToggleButtonProps={hidden}
      />
      <PasswordInput
        label={t('people.field.pinAgain')}
        value={again}
        onChange={(event) => onAgain(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="new-password"
        error={problem === 'pinAgain' ? t('people.problem.pinAgain') : null}
        visibilityToggleButtonProps={hidden}
      />
    </>
  )
}
