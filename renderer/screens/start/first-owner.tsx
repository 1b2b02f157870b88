import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/model/words.ts'
import { Button } from '../../components/button.tsx'
import { PinFields, pinProblem } from '../../components/pin-fields.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import start from './start.module.css'
import { Steps } from './steps.tsx'

/** First step of a new data folder: who owns it. Whoever is created is signed in. */
export function FirstOwner() {
  const { t } = useTranslation()
  const { client, askSeat, queries } = useStudio()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const ready = name.trim() !== '' && pinProblem(pin, again) === null

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!ready) return
    try {
      const owner = await client.people.firstOwner({ name: name.trim(), pin })
      if ((await client.people.me()) === null) await client.people.signIn({ user: owner.id, pin })
      await cache.invalidateQueries({ queryKey: queries.people.list.key() })
      await askSeat()
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <form className={start.box} onSubmit={(event) => void create(event)} aria-label={t('start.owner.name')}>
      <Steps now="owner" />
      <h1 className={start.title}>{t('start.owner.name')}</h1>
      <p className={start.why}>{t('start.owner.why')}</p>
      <TextInput
        label={t('people.field.name')}
        value={name}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? t('people.problem.name') : null}
      />
      <PinFields pin={pin} again={again} onPin={setPin} onAgain={setAgain} told={tried} />
      {refusal === null ? null : <RefusalSlip refusal={refusal} onDismiss={() => setRefusal(null)} />}
      <Button look="main" size="large" submits>
        {t('start.owner.do')}
      </Button>
    </form>
  )
}
