import { TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'

type ReasonFormProps = {
  readonly legend: string
  readonly why: string
  readonly field: string
  readonly does: string
  /** The action that leads to the field by key. */
  readonly action: 'approveCard' | 'removeCard'
  /** Resolves with true where it was acknowledged; the reason is then cleared. */
  readonly onReason: (reason: string) => Promise<boolean>
}

/** An act that is recorded with its reason, asked for in place. */
export function ReasonForm({ legend, why, field, does, action, onReason }: ReasonFormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useAction(action, { label: legend, run: () => input.current?.focus() })
  const missing = reason.trim() === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing && (await onReason(reason.trim()))) {
      setReason('')
      setTried(false)
    }
  }
  return (
    <form className={form.form} onSubmit={(event) => void submit(event)} aria-label={legend}>
      <p className={form.hint}>{why}</p>
      <TextInput
        ref={input}
        label={field}
        value={reason}
        error={tried && missing ? t('cards.problem.required') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={form.foot}>
        <Button submits keys={keyTable.submit.keys}>
          {does}
        </Button>
      </div>
    </form>
  )
}
