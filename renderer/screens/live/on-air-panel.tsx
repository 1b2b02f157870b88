import { RotateCcw, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../components/clock.ts'
import { Panel } from '../../components/panel.tsx'
import { duration, yuan } from '../../i18n/format.ts'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { openScreen } from '../../shell/route.ts'
import { useRoomField, useRoomFresh, useStudio } from '../../studio/hooks.ts'
import { useTally } from '../../studio/tally.ts'
import { NoticeLine } from './notice-line.tsx'
import styles from './on-air-panel.module.css'

type OnAirPanelProps = {
  readonly cards: readonly CardView[]
  readonly acts: Acts
  readonly air: (card: CardView) => void
  /** Why nothing can be aired or pulled now; null where it can. */
  readonly unavailable: string | null
}

/** The card on air, since when, and whether OBS has confirmed it; after a pull, the way to undo it. */
export function OnAirPanel({ cards, acts, air, unavailable }: OnAirPanelProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const onAir = useRoomField('onAir')
  const fresh = useRoomFresh()
  const tally = useTally()
  const now = useNow()
  const justPulled = useJustPulled(cards)
  const pulled = unavailable === null ? justPulled : null
  const card = cards.find((one) => one.id === onAir?.card)
  const nothing = onAir === null ? t('shell.because.nothingOnAir') : null
  const pull = () =>
    void acts.ask({
      act: 'pull',
      what: t('live.onAir.pullCard', { title: onAir?.title ?? '' }),
      call: () => client.cards.pull(),
    })
  useAction('pull', { label: t('actions.pull'), unavailable: unavailable ?? nothing, run: pull })
  useAction(
    'airAgain',
    pulled === null
      ? null
      : {
          label: t('live.onAir.againCard', { title: pulled.title }),
          unavailable,
          run: () => air(pulled),
        },
  )
  return (
    <Panel title={t('live.onAir.name')} old={!fresh}>
      {onAir !== null ? (
        <div className={styles.body} data-tally={onAir.waits ? 'waits' : tally}>
          <p className={styles.title} title={onAir.title}>
            {onAir.title}
          </p>
          <p className={styles.facts}>
            <span className={styles.state} data-state={onAir.state}>
              {onAir.waits ? t('notice.cardWaits') : t(`live.onAir.${onAir.state}`)}
            </span>
            <span>{duration(now - onAir.since)}</span>
            {card === undefined ? null : <span>{yuan(card.price)}</span>}
            {card === undefined ? null : <span>{t('live.onAir.stock', { number: card.stock })}</span>}
          </p>
          <div className={styles.act}>
            <Button
              icon={Square}
              onPress={pull}
              keys={keyTable.pull.keys}
              unavailable={unavailable}
              name={t('live.onAir.pullCard', { title: onAir.title })}
            >
              {t('live.onAir.pull')}
            </Button>
          </div>
        </div>
      ) : (
        <NothingOnAir pulled={pulled} unavailable={unavailable} air={air} />
      )}
      <NoticeLine />
    </Panel>
  )
}

type NothingOnAirProps = Pick<OnAirPanelProps, 'unavailable' | 'air'> & { readonly pulled: CardView | null }

/** Nothing is on air: the undo right after a pull, the way to the preflight while the room is not out. */
function NothingOnAir({ pulled, unavailable, air }: NothingOnAirProps) {
  const { t } = useTranslation()
  const phase = useRoomField('session')?.phase ?? 'idle'
  const isOut = phase === 'live' || phase === 'rehearsing' || phase === 'closing'
  return (
    <div className={styles.body}>
      <p>{t('live.onAir.empty')}</p>
      <p className={styles.hint}>
        {pulled !== null
          ? t('live.onAir.undoHint', { title: pulled.title })
          : isOut
            ? t('live.onAir.emptyWhy')
            : t('live.onAir.notOut')}
      </p>
      <div className={styles.act}>
        {pulled !== null ? (
          <Button
            icon={RotateCcw}
            onPress={() => air(pulled)}
            keys={keyTable.airAgain.keys}
            unavailable={unavailable}
            name={t('live.onAir.againCard', { title: pulled.title })}
          >
            {t('live.onAir.again')}
          </Button>
        ) : isOut ? null : (
          <Button onPress={() => openScreen('preflight')} keys={keyTable.goPreflight.keys}>
            {t('live.session.openPreflight')}
          </Button>
        )}
      </div>
    </div>
  )
}

const undoFor = 30_000

/** The card that left the air within the last half minute, while nothing else is on. */
function useJustPulled(cards: readonly CardView[]): CardView | null {
  const onAir = useRoomField('onAir')?.card ?? null
  const last = useRef(onAir)
  const [pulled, setPulled] = useState<string | null>(null)
  useEffect(() => {
    const left = last.current
    last.current = onAir
    if (onAir !== null) setPulled(null)
    if (onAir !== null || left === null) return
    setPulled(left)
    const timer = setTimeout(() => setPulled(null), undoFor)
    return () => clearTimeout(timer)
  }, [onAir])
  return cards.find((card) => card.id === pulled && card.mayAir) ?? null
}
