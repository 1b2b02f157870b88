import { useTranslation } from 'react-i18next'
import { useNow } from '../../../components/clock.ts'
import { Sparkline } from '../../../components/sparkline.tsx'
import { countsUntil } from '../../../studio/comment-feed.ts'
import { useStudio } from '../../../studio/hooks.ts'
import styles from './comment-rate.module.css'

/** How many come, once a second: nobody reads a number that changes with every comment. */
export function CommentRate() {
  const { t } = useTranslation()
  const { comments } = useStudio()
  const counts = countsUntil(comments.get().periods, useNow())
  const lastMinute = counts.slice(-6).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <span className={styles.rate}>{t('live.comments.rate', { number: lastMinute })}</span>
      <span className={styles.line}>
        <Sparkline values={counts} label={t('live.comments.rateChart')} />
      </span>
    </>
  )
}
