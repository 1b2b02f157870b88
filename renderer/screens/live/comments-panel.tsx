import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Virtuoso } from 'react-virtuoso'
import type { CommentView } from '#shared/model/comment-views.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../components/clock.ts'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { useTimes } from '../../i18n/hooks.ts'
import { useStore, useStudio } from '../../studio/hooks.ts'
import styles from './comments-panel.module.css'
import { countsByPeriod } from './counts-by-period.ts'
import { useFollowEnd } from './follow-end.ts'

const period = 10_000
const periods = 60

/** The comments as they come, read-only; stays where one reads, and follows while one is at the end. */
export function CommentsPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const { comments } = useStudio()
  const { items, leftOut, fresh } = useStore(comments)
  const end = useFollowEnd()
  return (
    <Panel
      title={t('live.comments.name')}
      className={className}
      old={!fresh}
      aside={
        <>
          <span className={styles.readOnly}>{t('live.comments.readOnly')}</span>
          <CommentRate items={items} />
        </>
      }
    >
      {leftOut === 0 ? null : (
        <p className={styles.left}>{t('live.comments.leftOut', { number: leftOut })}</p>
      )}
      {items.length === 0 ? (
        <Quiet what={t('live.comments.empty')} why={t('live.comments.emptyWhy')} />
      ) : (
        <Virtuoso
          ref={end.list}
          className={styles.list ?? ''}
          data={items}
          computeItemKey={(_, comment) => comment.seq}
          itemContent={(_, comment) => <Comment comment={comment} />}
          followOutput={(isAtEnd) => isAtEnd}
          atBottomStateChange={end.atBottomStateChange}
          isScrolling={end.isScrolling}
          initialTopMostItemIndex={items.length - 1}
          alignToBottom
        />
      )}
      {end.atEnd || items.length === 0 ? null : (
        <div className={styles.newest}>
          <Button icon={ArrowDown} onPress={end.toEnd}>
            {t('live.comments.newest')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function Comment({ comment }: { readonly comment: CommentView }) {
  const times = useTimes()
  return (
    <p className={styles.comment}>
      <time className={styles.at}>{times.time(comment.at)}</time>
      <span className={styles.text}>
        <span className={styles.name}>{comment.name}</span>
        {comment.text}
      </span>
    </p>
  )
}

function CommentRate({ items }: { readonly items: readonly CommentView[] }) {
  const { t } = useTranslation()
  const now = useNow()
  const counts = countsByPeriod(
    items.map((comment) => comment.at),
    now,
    period,
    periods,
  )
  const lastMinute = counts.slice(-6).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <span className={styles.rate}>{t('live.comments.rate', { number: lastMinute })}</span>
      <Sparkline values={counts} label={t('live.comments.rateChart')} />
    </>
  )
}
