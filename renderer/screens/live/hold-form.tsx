import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuardRow } from '#shared/model/guards.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { keyTable } from '../../keys/table.ts'
import { useStudio } from '../../studio/hooks.ts'

type HoldFormProps = { readonly row: GuardRow; readonly acts: Acts }

/** Asks for a hold: which step, for how long, and why. What the pack allows is said before it is asked for. */
export function HoldForm({ row, acts }: HoldFormProps) {
  const { t } = useTranslation()
  const { client, queries } = useStudio()
  const rules = useQuery(queries.guards.holdRules.queryOptions()).data
  const [chosen, setChosen] = useState<Rung | null>(null)
  const [minutes, setMinutes] = useState('5')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const rung = chosen ?? row.next?.rung ?? row.rung ?? row.rungs[0]
  if (rules === undefined || rung === undefined) return null
  const { longestMinutes: longest, approval } = rules[rung]
  const isMinutes = /^\d+$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= longest
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isMinutes || reason.trim() === '') return
    const input = { guard: row.guard, rung, reason: reason.trim(), minutes: Number(minutes) }
    const what = approval ? t('guard.hold.ask') : t('guard.hold.does')
    if (!(await acts.ask({ act: 'hold', what, call: () => client.guards.hold(input) }))) return
    setReason('')
    setTried(false)
  }
  return (
    <form
      className={form.form}
      onSubmit={(event) => void submit(event)}
      aria-label={t('guard.hold.name')}
      noValidate
    >
      <p className={form.hint}>{t('guard.hold.why')}</p>
      <div className={form.row}>
        <NativeSelect
          label={t('guard.hold.rung')}
          value={rung}
          onChange={(event) => setChosen(Rung.parse(event.currentTarget.value))}
          data={row.rungs.map((each) => ({ value: each, label: t(`live.guards.rungs.${each}`) }))}
        />
        <TextInput
          label={t('guard.hold.minutes', { longest })}
          value={minutes}
          inputMode="numeric"
          onChange={(event) => setMinutes(event.currentTarget.value)}
          error={isMinutes ? null : t('guard.hold.minutesProblem', { longest })}
        />
      </div>
      <TextInput
        label={t('guard.hold.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? t('guard.hold.reasonProblem') : null}
      />
      {approval ? <p className={form.hint}>{t('guard.hold.needsApproval')}</p> : null}
      <div className={form.foot}>
        <Button submits keys={keyTable.submit.keys}>
          {approval ? t('guard.hold.ask') : t('guard.hold.does')}
        </Button>
      </div>
    </form>
  )
}
