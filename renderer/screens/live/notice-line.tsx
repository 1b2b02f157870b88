import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/hooks.ts'
import { useRoomField } from '../../studio/hooks.ts'
import styles from './on-air-panel.module.css'

/** What viewers are told by the studio now, and whether OBS has confirmed it; its line is always there, so nothing jumps. */
export function NoticeLine() {
  const { t } = useTranslation()
  const say = useWords()
  const notice = useRoomField('notice')
  const text = notice === null ? '' : say(notice.text)
  return (
    <p className={styles.notice} title={text || undefined} data-none={notice === null}>
      <Megaphone className={styles.noticeIcon} aria-hidden="true" />
      {notice === null ? (
        t('notice.none')
      ) : (
        <>
          <span className={styles.noticeText}>{t(`notice.of.${notice.notice}`, { text })}</span>
          <span className={styles.state} data-state={notice.state}>
            {t(`live.onAir.${notice.state}`)}
          </span>
        </>
      )}
    </p>
  )
}
