import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import form from '../../../components/form.module.css'
import type { FieldProblem } from './source-draft.ts'
import type { Field } from './source-fields.ts'

type SourceFieldProps = {
  readonly field: Field
  readonly value: string
  /** The studio has this secret already; left empty it stays. */
  readonly isHeld: boolean
  readonly problem: FieldProblem | null
  readonly onChange: (value: string) => void
}

/** One thing that is asked for of a source. */
export function SourceField({
  field: { name, is, optional },
  value,
  isHeld,
  problem,
  onChange,
}: SourceFieldProps) {
  const { t, i18n } = useTranslation()
  const hint = `sources.hint.${name}`
  const shared = {
    label:
      optional === true
        ? t('sources.optional', { what: t(`sources.field.${name}`) })
        : t(`sources.field.${name}`),
    description: i18n.exists(hint) ? t(hint as never) : undefined,
    error: problem === null ? null : t(`sources.problem.${problem}`),
    value,
  }
  switch (is) {
    case 'text':
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'secret':
      return (
        <>
          <PasswordInput
            {...shared}
            autoComplete="new-password"
            placeholder={isHeld ? t('sources.held') : ''}
            onChange={(event) => onChange(event.currentTarget.value)}
            visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
          />
          {name === 'secret' ? <NewSecret value={value} onSecret={onChange} /> : null}
        </>
      )
    case 'json':
      return (
        <Textarea
          {...shared}
          rows={6}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mono)', fontSize: 'var(--less)' } }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'format':
    case 'pace':
      return (
        <NativeSelect
          {...shared}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={(is === 'format' ? (['jsonl', 'danmaku-xml'] as const) : (['own', 'fast'] as const)).map(
            (one) => ({ value: one, label: t(`sources.${is}.${one}` as never) }),
          )}
        />
      )
  }
}

/** Makes an intake's secret here, for the other program to be given; it is shown while this form is open and never again. */
function NewSecret({
  value,
  onSecret,
}: {
  readonly value: string
  readonly onSecret: (secret: string) => void
}) {
  const { t } = useTranslation()
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32))
    onSecret(`whsec_${btoa(String.fromCharCode(...bytes))}`)
  }
  return (
    <div className={form.foot}>
      <Button onPress={make}>{t('sources.intake.make')}</Button>
      {value === '' ? null : (
        <Button onPress={() => void navigator.clipboard.writeText(value)}>{t('sources.intake.copy')}</Button>
      )}
    </div>
  )
}
