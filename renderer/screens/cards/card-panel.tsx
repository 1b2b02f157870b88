import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import type { Acts } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { CardProblemList } from '../../components/card-problems.tsx'
import form from '../../components/form.module.css'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useStudio } from '../../studio/hooks.ts'
import { CardForm } from './card-form.tsx'
import type { CardsTask } from './cards-task.ts'
import { ReasonForm } from './reason-form.tsx'

type CardPanelProps = {
  readonly card: CardView | null
  readonly task: CardsTask['task']
  /** They outlive the panel of one card, so that what was answered is seen after a card was added or removed too. */
  readonly acts: Acts
  readonly onClose: () => void
  readonly onAdded: (card: string) => void
  readonly onRemoved: () => void
}

/** One card: its form with the verdict as it is typed, its approval by a second person, its removal. */
export function CardPanel({ card, task, acts, onClose, onAdded, onRemoved }: CardPanelProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  if (task === 'none' || (task === 'change' && card === null)) {
    return (
      <Panel title={t('cards.form.changeName')} answer={<AnswerLine acts={acts} />}>
        <Quiet what={t('cards.form.choose')} why={t('cards.form.chooseWhy')} />
      </Panel>
    )
  }
  return (
    <Panel
      title={card === null ? t('cards.form.addName') : t('cards.form.changeName')}
      scrolls
      answer={<AnswerLine acts={acts} />}
      aside={
        <Button look="quiet" onPress={onClose}>
          {t('shell.act.close')}
        </Button>
      }
    >
      {card === null ? null : <CardProblemList problems={card.problems} />}
      <CardForm card={card} acts={acts} onAdded={onAdded} />
      {card === null ? null : (
        <>
          <hr className={form.rule} />
          {card.verdict.decision === 'needs-approval' && card.approval === null ? (
            <ReasonForm
              legend={t('cards.approve.name', { title: card.title })}
              why={t('cards.approve.why')}
              field={t('cards.approve.reason')}
              does={t('cards.approve.do')}
              action="approveCard"
              onReason={(reason) =>
                acts.ask({
                  act: 'approve',
                  what: t('cards.act.approve', { title: card.title }),
                  call: () => client.cards.approve({ card: card.id, reason }),
                })
              }
            />
          ) : null}
          <ReasonForm
            legend={t('cards.remove.name', { title: card.title })}
            why={t('cards.remove.why')}
            field={t('cards.remove.reason')}
            does={t('cards.remove.do')}
            action="removeCard"
            onReason={async (reason) => {
              const done = await acts.ask({
                act: 'remove',
                what: t('cards.act.remove', { title: card.title }),
                call: () => client.cards.remove({ card: card.id, reason }),
              })
              if (done) onRemoved()
              return done
            }}
          />
        </>
      )}
    </Panel>
  )
}
