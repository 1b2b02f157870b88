import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ask-ground.module.css'

type NoteFieldProps = {
  readonly note: string
  readonly onChange: (note: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** Where a note for an act, or for taking one back, is written. */
export function NoteField({ note, onChange, ref }: NoteFieldProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      {...(ref === undefined ? {} : { ref })}
      className={styles.note ?? ''}
      aria-label={t('desk.ask.note')}
      placeholder={t('desk.ask.note')}
      value={note}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
