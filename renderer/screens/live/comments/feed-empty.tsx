import { useTranslation } from 'react-i18next'
import { Quiet } from '../../../components/quiet.tsx'
import type { FeedView } from './feed-view.ts'

/** Why there is nothing in a view. */
export function FeedEmpty({ view, searching }: { readonly view: FeedView; readonly searching: boolean }) {
  const { t } = useTranslation()
  if (searching) return <Quiet what={t('desk.search.nothing')} why={t('desk.search.nothingWhy')} />
  return view === 'all' ? (
    <Quiet what={t('live.comments.empty')} why={t('live.comments.emptyWhy')} />
  ) : (
    <Quiet what={t(`desk.empty.${view}`)} why={t(`desk.emptyWhy.${view}`)} />
  )
}
