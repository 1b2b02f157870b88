import { FileUp, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TableVirtuoso } from 'react-virtuoso'
import { Button } from '../../components/button.tsx'
import { FilterField } from '../../components/filter-field.tsx'
import { matchCards } from '../../components/match-cards.ts'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import type { Watched } from '../../studio/streams.ts'
import type { CardShelf } from '../../studio/studio.ts'
import { CardCells, CardHeads } from './card-cells.tsx'
import styles from './card-table.module.css'
import type { CardsTask } from './cards-task.ts'
import { useCategoryNames } from './categories.ts'

type CardTableProps = {
  readonly shelf: Watched<CardShelf>
  readonly chosen: string | null
  readonly onTask: (task: CardsTask) => void
}

/** All cards with what the directory says of each. */
export function CardTable({ shelf, chosen, onTask }: CardTableProps) {
  const { t } = useTranslation()
  const categoryName = useCategoryNames()
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const cards = matchCards(shelf.value?.cards ?? [], filter)
  useAction('filterCards', { label: t('actions.filterCards'), run: () => field.current?.focus() })
  const acts = (
    <>
      <Button icon={Plus} onPress={() => onTask({ task: 'add' })} keys={keyTable.addCard.keys}>
        {t('cards.act.add')}
      </Button>
      <Button
        icon={FileUp}
        onPress={() => onTask({ task: 'import', file: null })}
        keys={keyTable.importCards.keys}
      >
        {t('cards.act.import')}
      </Button>
    </>
  )
  return (
    <Panel
      title={t('cards.table.name')}
      old={!shelf.fresh}
      aside={
        <div className={styles.filters}>
          {shelf.value === null ? null : (
            <span className={styles.pack}>{t('cards.table.pack', { pack: shelf.value.pack })}</span>
          )}
          <FilterField
            ref={field}
            className={styles.filter}
            label={t('cards.table.filter')}
            value={filter}
            onFilter={setFilter}
          />
          {acts}
        </div>
      }
    >
      {shelf.value === null ? (
        <Loading />
      ) : shelf.value.cards.length === 0 ? (
        <Quiet what={t('cards.table.empty')} why={t('cards.table.emptyWhy')} />
      ) : cards.length === 0 ? (
        <Quiet what={t('cards.table.noMatch')} />
      ) : (
        <TableVirtuoso
          className={styles.table ?? ''}
          data={cards}
          computeItemKey={(_, card) => card.id}
          fixedHeaderContent={() => <CardHeads />}
          itemContent={(_, card) => (
            <CardCells
              card={card}
              category={categoryName(card.category)}
              chosen={card.id === chosen}
              onOpen={() => onTask({ task: 'change', card: card.id })}
            />
          )}
        />
      )}
    </Panel>
  )
}
