import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import { Button } from '../../../components/button.tsx'
import styles from './opened-comment.module.css'
import { SettleAct } from './settle-act.tsx'
import { asWritten, turnsDirection } from './text-pieces.ts'
import type { Answers } from './use-answers.ts'

type OpenedCommentProps = {
  readonly comment: CommentView
  readonly answers: Answers
  /** Which of the two a key asked for: the note then has the keys. */
  readonly settling: 'approve' | 'decline' | null
  readonly onSettled: () => void
  readonly onUser: (user: { readonly id: string; readonly name: string }) => void
}

/** What there is to know of the comment in hand, and what waits on it. */
export function OpenedComment({ comment, answers, settling, onSettled, onUser }: OpenedCommentProps) {
  const { t } = useTranslation()
  const { source, seq, user, name, text, class: taken, handling } = comment
  const waiting = handling?.acts.filter(({ state }) => state === 'waiting') ?? []
  return (
    <>
      {turnsDirection(text) ? <p>{t('desk.row.written', { text: asWritten(text) })}</p> : null}
      <div className={styles.facts}>
        <span>{t('desk.row.source', { source, seq })}</span>
        {taken.adverse === null ? null : (
          <span>{t('desk.row.adverse', { percent: Math.round(taken.adverse * 100) })}</span>
        )}
        {user === '' ? null : (
          <Button look="quiet" onPress={() => onUser({ id: user, name })}>
            {t('desk.row.user')}
          </Button>
        )}
      </div>
      {waiting.map((act) => (
        <SettleAct
          key={`${act.entry} ${act.comment}`}
          act={act}
          answers={answers}
          settling={settling}
          onSettled={onSettled}
        />
      ))}
    </>
  )
}
