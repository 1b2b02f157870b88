import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtuoso } from 'react-virtuoso'
import type { CardView } from '#shared/model/views.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { FilterField } from '../../components/filter-field.tsx'
import { matchCards } from '../../components/match-cards.ts'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useAction, useActionRow } from '../../keys/actions.ts'
import { keyRows } from '../../keys/table.ts'
import { openScreen } from '../../shell/route.ts'
import { useCardShelf, useConnection, useRoomField, useStudio } from '../../studio/hooks.ts'
import { useTally } from '../../studio/tally.ts'
import { CardRow } from './card-row.tsx'
import styles from './cards-panel.module.css'
import { OnAirPanel } from './on-air-panel.tsx'

type CardsPanelProps = { readonly shelf: string | undefined; readonly cards: string | undefined }

/** The card on air above the cards that may follow; the first nine of the list are on the letter keys. */
export function CardsPanel({ shelf, cards: className }: CardsPanelProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const { value, fresh } = useCardShelf()
  const acts = useActs()
  const tally = useTally()
  const onAir = useRoomField('onAir')?.card ?? null
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const phase = useRoomField('session')?.phase ?? 'idle'
  const unavailable = away ?? (phase === 'live' || phase === 'rehearsing' ? null : t('shell.because.notLive'))
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const shown = matchCards(value?.cards ?? [], filter)

  const air = (card: CardView) =>
    void acts.ask({
      act: card.id,
      what: t('live.cards.airCard', { title: card.title }),
      call: () => client.cards.air({ card: card.id }),
    })
  useActionRow(
    'air',
    shown.map((card) => ({
      label: t('actions.air', { name: card.title }),
      unavailable,
      run: () => air(card),
    })),
  )
  useAction('filterCards', { label: t('actions.filterCards'), run: () => field.current?.focus() })

  const row = (index: number, card: CardView) => (
    <CardRow
      card={card}
      keys={keyRows.air.keys[index]}
      tally={card.id === onAir ? tally : null}
      refused={acts.answer.state === 'refused' && acts.answer.act === card.id}
      unavailable={unavailable}
      onAir={() => air(card)}
    />
  )
  return (
    <div className={shelf}>
      <OnAirPanel cards={value?.cards ?? []} acts={acts} air={air} unavailable={unavailable} />
      <Panel
        title={t('live.cards.name')}
        className={className}
        old={!fresh}
        answer={<AnswerLine acts={acts} />}
        aside={
          <>
            <span>{t('live.cards.count', { number: shown.length })}</span>
            <FilterField
              ref={field}
              className={styles.filter}
              label={t('live.cards.filter')}
              value={filter}
              onFilter={setFilter}
            />
          </>
        }
      >
        {value === null ? (
          <Loading />
        ) : value.cards.length === 0 ? (
          <Quiet what={t('live.cards.empty')} why={t('live.cards.emptyWhy')}>
            <Button onPress={() => openScreen('cards')}>{t('live.cards.emptyDo')}</Button>
          </Quiet>
        ) : shown.length === 0 ? (
          <Quiet what={t('live.cards.noMatch', { filter })} />
        ) : (
          <Virtuoso
            className={styles.list ?? ''}
            data={shown}
            computeItemKey={(_, card) => card.id}
            itemContent={row}
            fixedItemHeight={48}
          />
        )}
      </Panel>
    </div>
  )
}
