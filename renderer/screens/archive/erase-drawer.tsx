import { Drawer, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '#shared/model/views.ts'
import { isArmed, useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../components/clock.ts'
import drawer from '../../components/evidence-drawer.module.css'
import form from '../../components/form.module.css'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useTimes } from '../../i18n/hooks.ts'
import { keyTable } from '../../keys/table.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'

type EraseDrawerProps = {
  readonly session: SessionView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Erasing what a session holds once its time is over: what that does, how long it takes, and from when on. */
export function EraseDrawer({ session, opened, onClose }: EraseDrawerProps) {
  const { t } = useTranslation()
  const times = useTimes()
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size={480}>
      <Drawer.Overlay backgroundOpacity={0.55} />
      <Drawer.Content>
        <Drawer.Body>
          <div className={drawer.head}>
            <Drawer.Title className={drawer.title ?? ''}>
              {t('erase.name', { at: times.dateAndTime(session.liveAt ?? session.begunAt) })}
            </Drawer.Title>
            <Button look="quiet" icon={X} onPress={onClose}>
              {t('shell.act.close')}
            </Button>
          </div>
          {opened ? <EraseForm session={session} onClose={onClose} /> : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function EraseForm({ session, onClose }: Omit<EraseDrawerProps, 'opened'>) {
  const { t } = useTranslation()
  const { client, queries } = useStudio()
  const cache = useQueryClient()
  const times = useTimes()
  const now = useNow()
  const acts = useActs()
  const phase = useRoomField('session')?.phase ?? 'idle'
  const asked = useQuery(
    queries.ledger.erasable.queryOptions({ input: { session: session.id }, staleTime: 0 }),
  )
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  if (asked.isPending) return <Loading />
  if (asked.isError) return <RefusalSlip refusal={refusalOf(asked.error)} />
  const { keptUntil, seqs, more } = asked.data
  const isOut = phase === 'live' || phase === 'rehearsing' || phase === 'closing'
  const because =
    keptUntil === null
      ? t('erase.goesOn')
      : now < keptUntil
        ? t('erase.keptUntil', { date: times.date(keptUntil - 1) })
        : seqs.length === 0
          ? t('erase.nothing')
          : isOut
            ? t('erase.whileOut')
            : null
  const erase = async () => {
    await client.ledger.erase({ seqs, reason: reason.trim() })
    await cache.invalidateQueries()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (because !== null) acts.sayUnavailable(t('erase.do', { number: seqs.length }), because)
    else if (reason.trim() !== '')
      acts.askTwice({
        act: 'erase',
        what: t('erase.what', { number: seqs.length }),
        keys: keyTable.submit.keys,
        call: erase,
      })
  }
  return (
    <form className={form.form} onSubmit={submit} aria-label={t('erase.form')}>
      <p>{t('erase.does')}</p>
      <p className={form.why}>{t('erase.stays')}</p>
      <p className={form.why}>{t('erase.takes')}</p>
      <dl className={form.facts}>
        <dt>{t('erase.entries')}</dt>
        <dd>{seqs.length}</dd>
        <dt>{t('erase.until')}</dt>
        <dd>{keptUntil === null ? t('erase.goesOn') : times.date(keptUntil - 1)}</dd>
      </dl>
      {more === 0 ? null : <p className={form.why}>{t('erase.more', { number: more })}</p>}
      {because === null ? (
        <Textarea
          label={t('erase.reason')}
          description={t('erase.reasonHint')}
          value={reason}
          maxLength={500}
          rows={3}
          error={tried && reason.trim() === '' ? t('erase.reasonProblem') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : (
        <p role="note">{because}</p>
      )}
      <div className={form.foot}>
        <Button
          submits
          look={isArmed(acts.answer, 'erase') ? 'armed' : 'plain'}
          keys={keyTable.submit.keys}
          unavailable={because}
        >
          {t('erase.do', { number: seqs.length })}
        </Button>
      </div>
      <AnswerLine acts={acts} />
    </form>
  )
}
