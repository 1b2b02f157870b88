import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../studio/failure.ts'
import { useStudio } from '../studio/hooks.ts'
import { Evidence } from './evidence.tsx'
import { Loading } from './quiet.tsx'
import { RefusalSlip } from './refusal-slip.tsx'

type EvidenceDrawerProps = { readonly seq: number | null; readonly onClose: () => void }

/** The evidence of one entry, beside the screen it was opened from. */
export function EvidenceDrawer({ seq, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={seq !== null}
      onClose={onClose}
      position="right"
      size={600}
      title={seq === null ? '' : t('live.evidence.name', { seq })}
      closeButtonProps={{ 'aria-label': t('shell.act.close') }}
    >
      {seq === null ? null : <EvidenceOf seq={seq} />}
    </Drawer>
  )
}

function EvidenceOf({ seq }: { readonly seq: number }) {
  const { queries } = useStudio()
  const asked = useQuery(queries.ledger.evidence.queryOptions({ input: { seq }, staleTime: 0 }))
  if (asked.isPending) return <Loading />
  if (asked.isError) return <RefusalSlip refusal={refusalOf(asked.error)} />
  return <Evidence evidence={asked.data} />
}
