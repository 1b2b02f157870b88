import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActView } from '#shared/model/moderation.ts'
import type { Outcome } from '#shared/model/words.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { mayRun, mayRunAsSecond } from '#shared/rules/roles.ts'
import { Button } from '../../../components/button.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { keyTable } from '../../../keys/table.ts'
import { useDeskField, useMe, useStudio } from '../../../studio/hooks.ts'
import { usePeople } from '../../../studio/people.ts'
import styles from './settle-act.module.css'
import type { Answers } from './use-answers.ts'

type SettleActProps = {
  readonly act: ActView
  readonly answers: Answers
  readonly settling: 'approve' | 'decline' | null
  readonly onSettled: () => void
}

/** Who asked for what on which ground, and the word of another person: for it or against it, with a note either way. */
export function SettleAct({ act, answers, settling, onSettled }: SettleActProps) {
  const { t } = useTranslation()
  const say = useWords()
  const { client } = useStudio()
  const people = usePeople()
  const grounds = useDeskField('grounds') ?? []
  const field = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { mayNot, why } = useWhyNotApprove(act)
  useEffect(() => {
    if (settling !== null) field.current?.focus()
  }, [settling])

  const ground = grounds.find(({ id }) => id === act.ground)
  const settle = async (approve: boolean) => {
    const words = note.trim()
    setTried(true)
    if (words === '') return field.current?.focus()
    const input = { entry: act.entry, comment: act.comment, approve, note: words }
    if (await answers.call(act.comment, () => client.comments.settle(input))) {
      setNote('')
      setTried(false)
      onSettled()
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // Enter does what a key asked for, and never chooses between the two.
    if (settling !== null) void settle(settling === 'approve')
  }
  const values = {
    who: people.find(({ id }) => id === act.by)?.name ?? t('entries.studio'),
    what: say(actNames[act.kind]),
    ground: ground === undefined ? act.ground : say(ground.name),
  }
  const asked = (
    <p className={styles.asked}>
      {act.groundSeen ? t('desk.settle.askedSeen', values) : t('desk.settle.asked', values)}
    </p>
  )
  if (mayNot !== null) {
    return (
      <div className={styles.settle}>
        {asked}
        <p className={styles.why}>{mayNot}</p>
      </div>
    )
  }
  return (
    <form className={styles.settle} aria-label={t('desk.settle.name')} onSubmit={submit} noValidate>
      {asked}
      <TextInput
        ref={field}
        aria-label={t('desk.settle.note')}
        placeholder={t('desk.settle.note')}
        value={note}
        maxLength={500}
        error={tried && note.trim() === '' ? t('desk.settle.noteMissing') : null}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button
          look={settling === 'approve' ? 'main' : 'plain'}
          keys={keyTable.commentApprove.keys}
          unavailable={why}
          onPress={() => void settle(true)}
        >
          {t('desk.settle.approve')}
        </Button>
        <Button
          look={settling === 'decline' ? 'main' : 'plain'}
          keys={keyTable.commentDecline.keys}
          onPress={() => void settle(false)}
        >
          {t('desk.settle.decline')}
        </Button>
      </div>
      {why === null ? null : <p className={styles.why}>{why}</p>}
    </form>
  )
}

/** Whether this seat may settle anything, and approve this, as the studio will say it; null where it may. */
function useWhyNotApprove(act: ActView) {
  const say = useWords()
  const me = useMe()
  if (me === null) return { mayNot: null, why: null }
  const may = mayRun(me.role, 'comment.approve')
  const second = mayRunAsSecond('comment.approve', act.by, me.id)
  const inWords = (outcome: Outcome<void>) =>
    outcome.ok ? null : `${say(outcome.refusal.said)} ${say(outcome.refusal.remedy)}`
  return { mayNot: inWords(may), why: inWords(may) ?? inWords(second) }
}
