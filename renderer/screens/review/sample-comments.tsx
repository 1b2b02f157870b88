import { useTranslation } from 'react-i18next'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Acts } from '../../components/acts.ts'
import { useTimes } from '../../i18n/hooks.ts'
import { ProveButton } from './prove-button.tsx'
import styles from './sample-panel.module.css'

type SampleCommentsProps = { readonly comments: readonly KeptComment[]; readonly acts: Acts }

/** The comments that were drawn, as they were written and as they were classified. */
export function SampleComments({ comments, acts }: SampleCommentsProps) {
  const { t } = useTranslation()
  const times = useTimes()
  return (
    <ul className={styles.comments} aria-label={t('review.sample.list')}>
      {comments.map(({ seq, receivedAt, name, text, class: { evaluation } }) => (
        <li key={seq} className={styles.comment}>
          <p className={styles.facts}>
            <span>#{seq}</span>
            <time>{times.time(receivedAt)}</time>
            <bdi>{name}</bdi>
            <span className={styles.evaluation} data-evaluation={evaluation}>
              {t(`review.received.${evaluation}`)}
            </span>
          </p>
          <p className={styles.text}>
            <bdi>{text}</bdi>
          </p>
          <div className={styles.act}>
            <ProveButton comment={seq} acts={acts} />
          </div>
        </li>
      ))}
    </ul>
  )
}
