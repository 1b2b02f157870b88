import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import { Button } from '../../../components/button.tsx'
import { AnswerShown } from './answer-shown.tsx'
import styles from './bulk-answers.module.css'
import type { Answers, Shown } from './use-answers.ts'

type BulkAnswersProps = {
  readonly answers: Answers
  readonly comments: ReadonlyMap<number, CommentView>
}

const rank = { refused: 0, waits: 1, asked: 2, done: 3 }

/** An act on many comments, answered comment by comment: what was refused first, as that is what is left to do. */
export function BulkAnswers({ answers, comments }: BulkAnswersProps) {
  const { t } = useTranslation()
  const all = [...answers.shown]
  const number = (state: Shown['state']) => all.filter(([, shown]) => shown.state === state).length
  const alike = [...Map.groupBy(all, ([, shown]) => sameAnswer(shown))].toSorted(
    ([, a], [, b]) => rank[a[0]?.[1].state ?? 'done'] - rank[b[0]?.[1].state ?? 'done'],
  )
  return (
    <section className={styles.bulk} aria-label={t('desk.bulk.answers')}>
      <header className={styles.head}>
        <p role="status">
          {t('desk.bulk.sum', {
            done: number('done'),
            waits: number('waits'),
            refused: number('refused'),
          })}
        </p>
        <Button look="quiet" onPress={answers.clear}>
          {t('shell.answer.dismiss')}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no pointer scrolls it by keyboard */}
      <div className={styles.list} tabIndex={0}>
        {alike.map(([answer, those]) => (
          <div key={answer} className={styles.item}>
            <ul>
              {those.map(([seq]) => (
                <li key={seq}>
                  <bdi className={styles.text}>
                    {comments.get(seq)?.text ?? t('desk.bulk.number', { seq })}
                  </bdi>
                </li>
              ))}
            </ul>
            {those[0] === undefined ? null : <AnswerShown shown={those[0][1]} />}
          </div>
        ))}
      </div>
    </section>
  )
}

/** Comments that were answered in the same words stand over those words together. */
function sameAnswer(shown: Shown): string {
  switch (shown.state) {
    case 'refused':
      return `refused ${shown.refusal.said.zh}`
    case 'waits':
      return `waits ${shown.said.zh}`
    default:
      return `${shown.state} ${'entry' in shown ? shown.entry : ''}`
  }
}
