import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActView } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { Button } from '../../../components/button.tsx'
import { Keys } from '../../../components/key-hint.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { belongsToInputMethod } from '../../../keys/chord.ts'
import { usePeople } from '../../../studio/people.ts'
import styles from './ask-ground.module.css'
import { NoteField } from './note-field.tsx'

type AskUndoProps = {
  readonly act: ActView
  readonly onSend: (note: string) => void
  readonly onCancel: () => void
}

/** Says what is taken back and takes a note for it, in the form of every act; Enter does it, Esc leaves it. */
export function AskUndo({ act, onSend, onCancel }: AskUndoProps) {
  const { t } = useTranslation()
  const say = useWords()
  const people = usePeople()
  const field = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const values = {
    what: say(actNames[act.kind]),
    who: people.find(({ id }) => id === act.by)?.name ?? t('entries.studio'),
    entry: act.entry,
  }

  // What is asked here has the keys, and gives them back to the comment when it is gone.
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    // Enter and Esc that end what an input method composes neither undo anything nor throw the note away.
    if (belongsToInputMethod(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      onSend(note.trim())
    }
  }
  return (
    <div
      role="dialog"
      aria-label={t('desk.undo.name', values)}
      tabIndex={-1}
      className={styles.ask}
      onKeyDown={onKey}
    >
      <p className={styles.what}>
        {act.state === 'waiting' ? t('desk.undo.waiting', values) : t('desk.undo.done', values)}
      </p>
      <div className={styles.foot}>
        <NoteField ref={field} note={note} onChange={setNote} />
        <Button look="main" onPress={() => onSend(note.trim())}>
          {t('desk.act.undo')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('desk.ask.cancel')} <Keys keys="Esc" />
        </Button>
      </div>
      <p className={styles.hint}>{t('desk.undo.enter')}</p>
    </div>
  )
}
