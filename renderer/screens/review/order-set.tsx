import { useTranslation } from 'react-i18next'
import type { CommentReport } from '#shared/model/comment-views.ts'
import { Figures } from './figures.tsx'
import { ReportEntries } from './report-entries.tsx'
import { Section } from './section.tsx'

type OrderSetProps = { readonly report: CommentReport; readonly onEvidence: (seq: number) => void }

const places = ['front', 'back', 'refused'] as const

/** Which comments do not stand by their time, by whose act, and which moves were refused. */
export function OrderSet({ report: { order }, onEvidence }: OrderSetProps) {
  const { t } = useTranslation()
  const seqs = places.flatMap((place) => order[place].map(({ entry }) => entry))
  return (
    <Section name={t('review.order.name')} why={t('review.order.why')}>
      <Figures figures={places.map((place) => [t(`review.order.${place}`), order[place].length] as const)} />
      <ReportEntries
        seqs={seqs.toSorted((a, b) => a - b)}
        empty={t('review.order.none')}
        onEvidence={onEvidence}
      />
    </Section>
  )
}
