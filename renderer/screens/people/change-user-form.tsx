import { Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role, User } from '#shared/model/people.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { keyTable } from '../../keys/table.ts'
import { RoleField } from './role-field.tsx'

type Changed = { readonly name: string; readonly role: Role; readonly active: boolean }

type ChangeUserFormProps = { readonly user: User; readonly onChange: (changed: Changed) => Promise<boolean> }

/** Name, role and whether they may sign in. Nobody is ever deleted: their acts stay theirs. */
export function ChangeUserForm({ user, onChange }: ChangeUserFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(user.name)
  const [role, setRole] = useState(user.role)
  const [active, setActive] = useState(user.active)
  const missing = name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) void onChange({ name: name.trim(), role, active })
  }
  return (
    <form className={form.form} onSubmit={submit} aria-label={t('people.change.name', { name: user.name })}>
      <TextInput
        label={t('people.field.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing ? t('people.problem.name') : null}
      />
      <RoleField role={role} onRole={setRole} />
      <Checkbox
        label={t('people.change.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys}>
          {t('people.change.do')}
        </Button>
      </div>
    </form>
  )
}
