import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { RefusalSlip } from '../../../components/refusal-slip.tsx'
import { refusalOf } from '../../../studio/failure.ts'
import styles from './search-line.module.css'
import type { Feed } from './use-feed.ts'

/** How far a search has got, and the way on. */
export function SearchLine({ feed }: { readonly feed: Feed }) {
  const { t } = useTranslation()
  const { search, items, older } = feed
  if (search === null) return null
  if (search.error !== null) return <RefusalSlip refusal={refusalOf(search.error)} />
  return (
    <p className={styles.line} role="status">
      {search.busy
        ? t('desk.search.busy')
        : t('desk.search.found', { number: items.length, looked: search.looked })}
      {search.busy || search.done ? null : (
        <Button look="quiet" onPress={older.fetch}>
          {t('desk.search.further')}
        </Button>
      )}
    </p>
  )
}
