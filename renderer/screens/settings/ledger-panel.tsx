import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { Panel } from '../../components/panel.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useConnection, useStudio } from '../../studio/hooks.ts'
import { Verified } from './verified.tsx'

/** The key with which anybody verifies the ledger, where its other half lies, and the verifier itself. */
export function LedgerPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const key = useQuery(queries.ledger.vkey.queryOptions())
  const verify = useMutation(queries.ledger.verify.mutationOptions())
  const [copied, setCopied] = useState(false)
  const run = () => verify.mutate(undefined)
  useAction('verify', { label: t('actions.verify'), unavailable: away, run })
  const copy = async (vkey: string) => {
    await navigator.clipboard.writeText(vkey)
    setCopied(true)
  }
  return (
    <Panel title={t('settings.ledger.name')} className={className} scrolls>
      {key.isPending ? <Loading /> : null}
      {key.isError ? <RefusalSlip refusal={refusalOf(key.error)} /> : null}
      {key.data === undefined ? null : (
        <div className={form.form}>
          <dl className={form.facts}>
            <dt>{t('settings.ledger.vkey')}</dt>
            <dd className="mono">{key.data.vkey}</dd>
            <dt>{t('settings.ledger.keyStore')}</dt>
            <dd>{t(`settings.ledger.${key.data.keyStore}`)}</dd>
          </dl>
          <p className={form.hint}>{t('settings.ledger.vkeyWhy')}</p>
          <Verified verify={verify} />
          <div className={form.foot}>
            <Button onPress={() => void copy(key.data.vkey)}>
              {copied ? t('settings.ledger.copied') : t('settings.ledger.copy')}
            </Button>
            <Button onPress={run} keys={keyTable.verify.keys} unavailable={away}>
              {t('settings.ledger.verify')}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  )
}
