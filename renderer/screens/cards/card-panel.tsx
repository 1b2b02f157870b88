import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useStudio } from '../../studio/hooks.ts'
import { CardForm } from './card-form.tsx'
import type { CardsTask } from './cards-screen.tsx'
import { ReasonForm } from './reason-form.tsx'

type CardPanelProps = {
  readonly card: CardView | null
  readonly task: CardsTask['task']
  readonly onTask: (task: CardsTask) => void
}

/** One card: its form with the verdict as it is typed, its approval by a second person, its removal. */
export function CardPanel({ card, task, onTask }: CardPanelProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const acts = useActs()
  const close = () => onTask({ task: 'none' })
  if (task === 'none' || (task === 'change' && card === null)) {
    return (
      <Panel title={t('cards.form.changeName')}>
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
        <Button look="quiet" onPress={close}>
          {t('shell.act.close')}
        </Button>
      }
    >
      <CardForm card={card} acts={acts} onAdded={(id) => onTask({ task: 'change', card: id })} />
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
              if (done) close()
              return done
            }}
          />
        </>
      )}
    </Panel>
  )
}
