import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import { CardProblems } from '../../components/card-problems.tsx'
import { DecisionMark } from '../../components/decision-mark.tsx'
import { yuan } from '../../i18n/format.ts'
import { usePeople } from '../../studio/people.ts'
import styles from './card-table.module.css'

export function CardHeads() {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="col" style={{ width: '27%' }}>
        {t('cards.table.title')}
      </th>
      <th scope="col" className={styles.wide}>
        {t('cards.table.seller')}
      </th>
      <th scope="col">{t('cards.table.category')}</th>
      <th scope="col" className={styles.number} style={{ width: 88 }}>
        {t('cards.table.price')}
      </th>
      <th scope="col" className={styles.number} style={{ width: 56 }}>
        {t('cards.table.stock')}
      </th>
      <th scope="col" style={{ width: 112 }}>
        {t('cards.table.verdict')}
      </th>
      <th scope="col" className={styles.wide} style={{ width: 100 }}>
        {t('cards.table.approval')}
      </th>
    </tr>
  )
}

type CardCellsProps = {
  readonly card: CardView
  readonly category: string | null
  readonly chosen: boolean
  readonly onOpen: () => void
}

export function CardCells({ card, category, chosen, onOpen }: CardCellsProps) {
  const { t } = useTranslation()
  const people = usePeople()
  const approver = people.find((user) => user.id === card.approval?.by)?.name
  const approval =
    card.approval === null
      ? ''
      : approver === undefined
        ? t('cards.table.approved')
        : t('cards.table.approvedBy', { name: approver })
  return (
    <>
      <td title={card.title}>
        <div className={styles.titled}>
          <button type="button" className={styles.open} aria-current={chosen} onClick={onOpen}>
            {card.title}
          </button>
          <CardProblems problems={card.problems} />
        </div>
      </td>
      <td className={`${styles.soft} ${styles.wide}`} title={card.seller}>
        {card.seller}
      </td>
      <td className={styles.soft} title={category ?? undefined}>
        {category ?? t('cards.table.noCategory')}
      </td>
      <td className={styles.number}>{yuan(card.price)}</td>
      <td className={styles.number}>{card.stock}</td>
      <td>
        <DecisionMark decision={card.verdict.decision} approved={card.approval !== null} />
      </td>
      <td className={`${styles.soft} ${styles.wide}`}>{approval}</td>
    </>
  )
}
