import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../components/clock.ts'
import { Panel } from '../../components/panel.tsx'
import { Picture } from '../../components/picture.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'
import { useTally } from '../../studio/tally.ts'
import styles from './monitor-panel.module.css'

/** The programme as viewers see it, with the tally. Says so by itself when pictures stop coming. */
export function MonitorPanel({ aspect }: { readonly aspect: number }) {
  const { t } = useTranslation()
  const { pictures } = useStudio()
  const tally = useTally()
  const programme = useRoomField('programme')
  const safe = useRoomField('safe') === true
  const stage = useRef<HTMLDivElement>(null)
  const drawn = useRef<number[]>([])

  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      pictures.programmeWidth(Math.round(width * Math.min(window.devicePixelRatio, 2)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [pictures])

  const words = { air: 'onAir', rehearsal: 'rehearsal', off: 'offAir', unknown: 'unknown' } as const
  return (
    <Panel
      title={t('live.monitor.name')}
      className={styles.panel}
      aside={
        <>
          {safe ? <span className={`${styles.tally} ${styles.safe}`}>{t('live.monitor.safe')}</span> : null}
          <Rate drawn={drawn} />
          <span className={styles.tally} data-tally={tally}>
            {t(`live.monitor.${words[tally]}`)}
          </span>
        </>
      }
    >
      <div className={styles.frame} data-tally={tally}>
        <div className={styles.stage} ref={stage} style={{ aspectRatio: String(aspect) }}>
          <Picture
            name="programme"
            label={t('live.monitor.picture', { scene: programme ?? '' })}
            className={styles.picture}
            onDrawn={(at) => {
              drawn.current = [...drawn.current.filter((one) => at - one < 2_000), at]
            }}
          />
          <NoPicture drawn={drawn} />
        </div>
      </div>
    </Panel>
  )
}

type Drawn = { readonly drawn: { readonly current: readonly number[] } }

function Rate({ drawn }: Drawn) {
  const { t } = useTranslation()
  useNow()
  const at = performance.now()
  const count = drawn.current.filter((one) => at - one < 1_000).length
  return <span className={styles.rate}>{t('live.monitor.rate', { number: count })}</span>
}

const patience = 2_000

function NoPicture({ drawn }: Drawn) {
  const { t } = useTranslation()
  const say = useWords()
  const link = useRoomField('link')
  const [since] = useState(() => performance.now())
  useNow()
  const last = drawn.current.at(-1) ?? since
  const waited = performance.now() - last
  if (waited < patience) return null
  if (link !== null && link.phase !== 'connected') {
    return (
      <div className={styles.over}>
        <Quiet what={say(link.said)} {...(link.remedy === null ? {} : { why: say(link.remedy) })} />
      </div>
    )
  }
  const never = drawn.current.length === 0
  return (
    <div className={styles.over}>
      <Quiet
        what={never ? t('live.monitor.waiting') : t('live.monitor.noPicture')}
        why={t('live.monitor.noPictureWhy', { seconds: Math.floor(waited / 1_000) })}
      />
    </div>
  )
}
