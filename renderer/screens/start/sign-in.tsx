import { PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#shared/model/people.ts'
import type { Refusal } from '#shared/model/words.ts'
import { Button } from '../../components/button.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useTimes } from '../../i18n/hooks.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import styles from './sign-in.module.css'
import start from './start.module.css'

type SignInProps = { readonly users: readonly User[]; readonly demoPin: string | null }

/** Who, then the PIN, then Enter: by keyboard alone. What the studio says to a wrong PIN is said in place. */
export function SignIn({ users, demoPin }: SignInProps) {
  const { t } = useTranslation()
  const { client, askSeat, queries } = useStudio()
  const cache = useQueryClient()
  const [chosen, setChosen] = useState(users.find((user) => user.active) ?? null)
  const [pin, setPin] = useState('')
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const pinField = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null || asking) return
    setAsking(true)
    try {
      await client.people.signIn({ user: chosen.id, pin })
      await askSeat()
    } catch (error) {
      setRefusal(refusalOf(error))
      setPin('')
      pinField.current?.focus()
      // Not waited for: whoever types the right PIN meanwhile must not press Enter in vain.
      void cache.invalidateQueries({ queryKey: queries.people.list.key() })
    } finally {
      setAsking(false)
    }
  }

  return (
    <form className={start.box} onSubmit={(event) => void submit(event)} aria-label={t('people.signIn.name')}>
      <h1 className={start.title}>{t('people.signIn.name')}</h1>
      <div role="radiogroup" aria-label={t('people.signIn.who')} className={styles.users}>
        {users.map((user) => (
          <UserChoice
            key={user.id}
            user={user}
            chosen={user.id === chosen?.id}
            onChoose={() => {
              setChosen(user)
              setRefusal(null)
            }}
          />
        ))}
      </div>
      {refusal === null ? null : <RefusalSlip refusal={refusal} onDismiss={() => setRefusal(null)} />}
      <div className={styles.row}>
        <PasswordInput
          ref={pinField}
          className={styles.pin ?? ''}
          label={t('people.signIn.pin')}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          autoFocus
          visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
        />
        <Button look="main" size="large" submits>
          {t('people.signIn.do')}
        </Button>
      </div>
      {demoPin === null ? null : (
        <p className={styles.demo}>
          <strong>{t('people.signIn.demo', { pin: demoPin })}</strong>
          <br />
          {t('people.signIn.demoWhy')}
        </p>
      )}
      <p className={styles.hint}>{t('people.signIn.keys')}</p>
    </form>
  )
}

function UserChoice(props: { readonly user: User; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { user, chosen, onChoose } = props
  const { t } = useTranslation()
  const times = useTimes()
  const locked = user.lockedUntil !== null && user.lockedUntil > Date.now()
  return (
    <label className={styles.user} data-chosen={chosen} data-off={!user.active}>
      <input
        type="radio"
        name="user"
        className={styles.radio}
        checked={chosen}
        disabled={!user.active}
        onChange={onChoose}
      />
      {user.name}
      <span className={styles.role}>
        {!user.active
          ? t('people.signIn.inactive')
          : locked && user.lockedUntil !== null
            ? t('people.signIn.locked', { until: times.time(user.lockedUntil) })
            : t(`shell.role.${user.role}`)}
      </span>
    </label>
  )
}
