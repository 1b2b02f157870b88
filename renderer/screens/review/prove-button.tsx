import { FileCheck2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import { useStudio } from '../../studio/hooks.ts'
import { saveJson } from '../../studio/save-file.ts'

/** Downloads the proof of one comment, which shows no other. */
export function ProveButton({ comment, acts }: { readonly comment: number; readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const prove = async () =>
    saveJson(`fairlive-comment-${comment}-proof.json`, await client.comments.prove({ comment }))
  return (
    <Button
      look="quiet"
      icon={FileCheck2}
      name={t('review.proveOf', { seq: comment })}
      onPress={() =>
        void acts.ask({
          act: `prove ${comment}`,
          what: t('review.proveWhat', { seq: comment }),
          call: prove,
        })
      }
    >
      {t('review.prove')}
    </Button>
  )
}
