import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/model/people.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { PinFields, pinProblem } from '../../components/pin-fields.tsx'
import { keyTable } from '../../keys/table.ts'
import { RoleField } from './role-field.tsx'

type Added = { readonly name: string; readonly role: Role; readonly pin: string }

/** A new user with a first PIN; the form is emptied once the studio has them. */
export function AddUserForm({ onAdd }: { readonly onAdd: (added: Added) => Promise<boolean> }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || pinProblem(pin, again) !== null) return
    if (!(await onAdd({ name: name.trim(), role, pin }))) return
    setName('')
    setPin('')
    setAgain('')
    setTried(false)
  }
  return (
    <form className={form.form} onSubmit={(event) => void submit(event)} aria-label={t('people.add.name')}>
      <TextInput
        label={t('people.field.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? t('people.problem.name') : null}
      />
      <RoleField role={role} onRole={setRole} />
      <PinFields pin={pin} again={again} onPin={setPin} onAgain={setAgain} told={tried} />
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys}>
          {t('people.add.do')}
        </Button>
      </div>
    </form>
  )
}
