import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../studio/failure.ts'
import { useStudio } from '../studio/hooks.ts'
import { Button } from './button.tsx'
import { Evidence } from './evidence.tsx'
import styles from './evidence-drawer.module.css'
import { Loading } from './quiet.tsx'
import { RefusalSlip } from './refusal-slip.tsx'

type EvidenceDrawerProps = { readonly seq: number | null; readonly onClose: () => void }

/** The evidence of one entry, beside the screen it was opened from. */
export function EvidenceDrawer({ seq, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer.Root opened={seq !== null} onClose={onClose} position="right" size={600}>
      <Drawer.Overlay backgroundOpacity={0.55} />
      <Drawer.Content>
        <Drawer.Body>
          <div className={styles.head}>
            <Drawer.Title className={styles.title ?? ''}>
              {seq === null ? '' : t('live.evidence.name', { seq })}
            </Drawer.Title>
            <Button look="quiet" icon={X} onPress={onClose}>
              {t('shell.act.close')}
            </Button>
          </div>
          {seq === null ? null : <EvidenceOf seq={seq} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** A checkpoint that covers a new entry is signed within seconds; until then it is looked for again. */
const lookAgainAfter = 3_000

function EvidenceOf({ seq }: { readonly seq: number }) {
  const { queries } = useStudio()
  const asked = useQuery(
    queries.ledger.evidence.queryOptions({
      input: { seq },
      staleTime: 0,
      refetchInterval: (query) => (query.state.data?.proof === null ? lookAgainAfter : false),
    }),
  )
  if (asked.isPending) return <Loading />
  if (asked.isError) return <RefusalSlip refusal={refusalOf(asked.error)} />
  return <Evidence evidence={asked.data} />
}
