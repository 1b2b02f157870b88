import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import { Button } from '../../components/button.tsx'
import { CardProblems } from '../../components/card-problems.tsx'
import { DecisionMark } from '../../components/decision-mark.tsx'
import { yuan } from '../../i18n/format.ts'
import { useWords } from '../../i18n/hooks.ts'
import styles from './cards-panel.module.css'

type CardRowProps = {
  readonly card: CardView
  readonly keys: string | undefined
  /** Set while this card is the one on air. */
  readonly tally: string | null
  readonly refused: boolean
  readonly unavailable: string | null
  readonly onAir: () => void
}

/** A card of the list. One that must not air can be asked for all the same: the refusal says why and is recorded. */
export function CardRow({ card, keys, tally, refused, unavailable, onAir }: CardRowProps) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    <article
      className={styles.card}
      data-tally={tally}
      data-may={card.mayAir}
      data-refused={refused}
      aria-label={card.title}
    >
      <div title={card.whyNot === null ? card.title : `${card.title}\n${say(card.whyNot)}`}>
        <p className={styles.title}>{card.title}</p>
        <p className={styles.facts}>
          <DecisionMark decision={card.verdict.decision} approved={card.approval !== null} />
          <span className={styles.price}>{yuan(card.price)}</span>
          <span>{t('live.cards.stock', { number: card.stock })}</span>
          <CardProblems problems={card.problems} />
        </p>
      </div>
      <Button
        onPress={onAir}
        keys={keys}
        unavailable={unavailable ?? (tally === null ? null : t('shell.because.onAirAlready'))}
        name={t(tally === null ? 'live.cards.airCard' : 'live.cards.onAirCard', { title: card.title })}
      >
        {tally === null ? t('live.cards.air') : t('live.cards.onAir')}
      </Button>
    </article>
  )
}
