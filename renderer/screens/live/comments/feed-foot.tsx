import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { keyTable } from '../../../keys/table.ts'
import styles from './feed-foot.module.css'
import type { Feed } from './use-feed.ts'
import type { Hand } from './use-hand.ts'

type FeedFootProps = { readonly feed: Feed; readonly hand: Hand; readonly onGoOn: () => void }

/** One line that is always there: whether the feed follows, how many came since it stands, how many are selected. */
export function FeedFoot({ feed, hand, onGoOn }: FeedFootProps) {
  const { t } = useTranslation()
  const selected = hand.selected.size
  return (
    <div className={styles.foot} data-held={feed.held}>
      {selected === 0 ? (
        <p className={styles.state}>{feed.held ? t('desk.holds') : t('desk.follows')}</p>
      ) : (
        <p className={styles.state} role="status">
          {t('desk.bulk.selected', { number: selected })}
          <Button look="quiet" onPress={hand.deselect}>
            {t('desk.bulk.deselect')}
          </Button>
        </p>
      )}
      {feed.held ? (
        <Button icon={ArrowDown} keys={keyTable.commentNewest.keys} onPress={onGoOn}>
          {feed.sinceHeld > 0 ? t('desk.new', { number: feed.sinceHeld }) : t('desk.goOn')}
        </Button>
      ) : null}
    </div>
  )
}
