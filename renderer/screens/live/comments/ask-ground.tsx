import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import type { Act, GroundId, Span } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { Button } from '../../../components/button.tsx'
import { Choice } from '../../../components/choice.tsx'
import { Keys } from '../../../components/key-hint.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { belongsToInputMethod, chordOf } from '../../../keys/chord.ts'
import { useDeskField } from '../../../studio/hooks.ts'
import styles from './ask-ground.module.css'
import { type DeskAct, type GroundChoice, groundsFor, muteSeconds, proposedGround } from './desk-acts.ts'
import { NoteField } from './note-field.tsx'
import { SelectSpan } from './select-span.tsx'
import { proposedSpans } from './text-pieces.ts'
import type { Wish } from './use-answers.ts'

type AskGroundProps = {
  readonly kind: DeskAct
  readonly comments: readonly CommentView[]
  readonly onSend: (wishes: readonly Wish[], ground: GroundId, note: string) => void
  readonly onCancel: () => void
}

const noGrounds: readonly never[] = []
const durationNames = { 600: 'tenMinutes', 3600: 'hour', 86400: 'day' } as const

/**
 * Asks on which ground of the pack's closed list, one key each, and for what else the act carries. While it is open the
 * keys of the screen are not looked at, but for those that always work.
 */
export function AskGround({ kind, comments, onSend, onCancel }: AskGroundProps) {
  const { t } = useTranslation()
  const say = useWords()
  const grounds = useDeskField('grounds') ?? noGrounds
  const box = useRef<HTMLDivElement>(null)
  const [one] = comments
  const single = comments.length === 1 ? one : undefined
  const [spans, setSpans] = useState<readonly Span[]>(single === undefined ? [] : proposedSpans(single))
  const [seconds, setSeconds] = useState<(typeof muteSeconds)[number]>(600)
  const [reply, setReply] = useState('')
  const [note, setNote] = useState('')
  const choices = groundsFor(kind, grounds, seenInAll(comments))
  const proposed = proposedGround(choices)
  const what = say(actNames[kind])

  // What is asked here has the keys, and gives them back to the comment when it is gone.
  useEffect(() => {
    const before = document.activeElement
    const first = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current
    first?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  const missing =
    kind === 'reply' && reply.trim() === ''
      ? t('desk.ask.replyMissing')
      : kind === 'redact' && single !== undefined && spans.length === 0
        ? t('desk.ask.spanMissing')
        : kind === 'redact' &&
            single === undefined &&
            comments.every((each) => proposedSpans(each).length === 0)
          ? t('desk.ask.noneProposed')
          : null
  const send = (ground: GroundId) => {
    if (missing !== null) return
    onSend(wishesOf(kind, comments, { spans, seconds, reply: reply.trim() }), ground, note.trim())
  }
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (belongsToInputMethod(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onCancel()
    }
    const writes = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      if (proposed !== null) send(proposed)
      return
    }
    if (writes) return
    const keys = chordOf(event.nativeEvent)
    const chosen = choices.find((choice) => choice.keys !== undefined && choice.keys === keys)
    if (chosen === undefined) return
    event.preventDefault()
    event.stopPropagation()
    send(chosen.ground.id)
  }
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t('desk.ask.name', { what, number: comments.length })}
      tabIndex={-1}
      className={styles.ask}
      onKeyDown={onKey}
    >
      <p className={styles.what}>
        {comments.length === 1
          ? t('desk.ask.one', { what })
          : t('desk.ask.many', { what, number: comments.length })}
      </p>
      {kind === 'redact' && single !== undefined ? (
        <SelectSpan text={single.text} proposed={proposedSpans(single)} onSelect={setSpans} />
      ) : null}
      {kind === 'redact' && single === undefined ? <p>{t('desk.ask.manySpans')}</p> : null}
      {kind === 'reply' ? (
        <TextInput
          data-first
          aria-label={t('desk.ask.reply')}
          placeholder={t('desk.ask.reply')}
          value={reply}
          maxLength={500}
          onChange={(event) => setReply(event.currentTarget.value)}
        />
      ) : null}
      {kind === 'mute' ? (
        <Choice
          legend={t('desk.ask.howLong')}
          value={String(seconds)}
          options={muteSeconds.map((each) => ({
            value: String(each),
            words: t(`desk.ask.for.${durationNames[each]}`),
          }))}
          onChoose={(value) => setSeconds(muteSeconds.find((each) => String(each) === value) ?? 600)}
        />
      ) : null}
      <ul className={styles.grounds} aria-label={t('desk.ask.grounds')}>
        {choices.map((choice) => (
          <li key={choice.ground.id}>
            <GroundButton
              choice={choice}
              proposed={choice.ground.id === proposed}
              onPress={() => send(choice.ground.id)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <NoteField note={note} onChange={setNote} />
        <Button look="quiet" onPress={onCancel}>
          {t('desk.ask.cancel')} <Keys keys="Esc" />
        </Button>
      </div>
      <p className={styles.hint}>
        {missing ??
          (proposed === null ? t('desk.ask.choose') : t('desk.ask.enter', { ground: nameOf(proposed) }))}
      </p>
    </div>
  )

  function nameOf(id: GroundId): string {
    const found = grounds.find((ground) => ground.id === id)
    return found === undefined ? id : say(found.name)
  }
}

type GroundButtonProps = {
  readonly choice: GroundChoice
  readonly proposed: boolean
  readonly onPress: () => void
}

function GroundButton({ choice: { ground, keys, seen }, proposed, onPress }: GroundButtonProps) {
  const { t } = useTranslation()
  const say = useWords()
  const name = say(ground.name)
  return (
    <Button
      look={proposed ? 'main' : 'plain'}
      keys={keys}
      onPress={onPress}
      {...(seen ? { name: t('desk.ask.seenName', { ground: name }) } : {})}
    >
      {seen ? t('desk.ask.seen', { ground: name }) : name}
    </Button>
  )
}

/** A ground is proposed for many comments only where it was seen in each of them. */
function seenInAll(comments: readonly CommentView[]): readonly string[] {
  const [first, ...rest] = comments
  return (first?.class.seen ?? []).filter((sign) => rest.every((one) => one.class.seen.includes(sign)))
}

type Carried = { readonly spans: readonly Span[]; readonly seconds: number; readonly reply: string }

/** The act on each comment; of many, each is redacted where the desk proposes it, and left alone where it does not. */
function wishesOf(kind: DeskAct, comments: readonly CommentView[], carried: Carried): readonly Wish[] {
  const { spans, seconds, reply } = carried
  return comments.flatMap((comment): Wish[] => {
    const act = actOn(comment)
    return act === null ? [] : [{ comment: comment.seq, act }]
  })

  function actOn(comment: CommentView): Act | null {
    switch (kind) {
      case 'redact': {
        const own = comments.length === 1 ? spans : proposedSpans(comment)
        return own.length === 0 ? null : { kind, spans: [...own] }
      }
      case 'mute':
        return { kind, seconds }
      case 'reply':
        return { kind, text: reply }
      default:
        return { kind }
    }
  }
}
