import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { PinFields, pinProblem } from '../../components/pin-fields.tsx'
import { keyTable } from '../../keys/table.ts'

/** A new PIN for one user. */
export function PinForm({ onPin }: { readonly onPin: (pin: string) => Promise<boolean> }) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pinProblem(pin, again) !== null) return
    if (!(await onPin(pin))) return
    setPin('')
    setAgain('')
    setTried(false)
  }
  return (
    <form className={form.form} onSubmit={(event) => void submit(event)} aria-label={t('people.pin.do')}>
      <PinFields pin={pin} again={again} onPin={setPin} onAgain={setAgain} told={tried} />
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys}>
          {t('people.pin.do')}
        </Button>
      </div>
    </form>
  )
}
