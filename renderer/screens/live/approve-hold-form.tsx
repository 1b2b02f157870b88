import { NativeSelect, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UserId } from '#shared/model/ids.ts'
import type { HoldView } from '#shared/model/views.ts'
import { mayRun } from '#shared/rules/roles.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { useMe, useStudio } from '../../studio/hooks.ts'
import { usePeople } from '../../studio/people.ts'

type ApproveHoldFormProps = { readonly hold: HoldView; readonly acts: Acts }

/** The second person's word: by whoever sits here and may, or by another with their own PIN, without taking the seat. */
export function ApproveHoldForm({ hold, acts }: ApproveHoldFormProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const me = useMe()
  const people = usePeople()
  const [chosen, setChosen] = useState<UserId | null>(null)
  const [pin, setPin] = useState('')
  const able = people.filter(
    ({ id, role, active }) => active && id !== hold.askedBy && mayRun(role, 'guard.approve-hold').ok,
  )
  const who = chosen ?? able.find(({ id }) => id === me?.id)?.id ?? able[0]?.id
  if (who === undefined) return <p className={form.hint}>{t('guard.approve.nobody')}</p>
  const isMe = who === me?.id
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const as = isMe ? null : { user: who, pin }
    const call = () => client.guards.approveHold({ hold: hold.hold, as })
    await acts.ask({ act: 'approve', what: t('guard.approve.name'), call })
    setPin('')
  }
  return (
    <form className={form.foot} onSubmit={(event) => void submit(event)} aria-label={t('guard.approve.name')}>
      <NativeSelect
        label={t('guard.approve.who')}
        value={who}
        onChange={(event) => setChosen(UserId.parse(event.currentTarget.value))}
        data={able.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {isMe ? null : (
        <PasswordInput
          label={t('guard.approve.pin')}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          required
          visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
        />
      )}
      <Button look="main" submits>
        {t('guard.approve.does')}
      </Button>
    </form>
  )
}
