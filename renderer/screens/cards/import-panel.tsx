import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '#shared/model/views.ts'
import type { Refusal } from '#shared/model/words.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { inBothLanguages } from '../../i18n/language.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import { base64Of } from './base64.ts'
import styles from './import-panel.module.css'
import { ImportRows } from './import-rows.tsx'

type Preview =
  | { readonly state: 'waiting' }
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly preview: ImportPreview }
  | { readonly state: 'refused'; readonly refusal: Refusal }

const largest = 8 * 1024 * 1024

type ImportPanelProps = {
  readonly dropped: File | null
  readonly className: string | undefined
  readonly onClose: () => void
}

/** Choose or drop a file, see every row that is wrong and why, then add the good ones; nothing is recorded before that. */
export function ImportPanel({ dropped, className, onClose }: ImportPanelProps) {
  const { t } = useTranslation()
  const { client, queries } = useStudio()
  const cache = useQueryClient()
  const acts = useActs()
  const chooser = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<Preview>({ state: 'waiting' })
  const [file, setFile] = useState(dropped)

  useEffect(() => {
    if (file === null) return
    let isNewest = true
    const show = (next: Preview) => {
      if (isNewest) setPreview(next)
    }
    show({ state: 'reading' })
    readPreview(file, (bytes) => client.cards.importPreview({ file: file.name, bytes }))
      .then((read) => show({ state: 'read', preview: read }))
      .catch((error: unknown) =>
        show({ state: 'refused', refusal: error instanceof TooLarge ? error.refusal : refusalOf(error) }),
      )
    return () => {
      isNewest = false
    }
  }, [file, client])

  const commit = async (ready: ImportPreview) => {
    const what = t('cards.import.commit', { number: ready.good.length })
    const call = () => client.cards.importCommit({ ticket: ready.ticket })
    if (!(await acts.ask({ act: 'commit', what, call }))) return
    await cache.invalidateQueries({ queryKey: queries.cards.key() })
    setPreview({ state: 'waiting' })
    setFile(null)
  }
  return (
    <Panel
      title={t('cards.import.name')}
      className={className}
      answer={<AnswerLine acts={acts} />}
      aside={
        <Button look="quiet" onPress={onClose}>
          {t('shell.act.close')}
        </Button>
      }
    >
      <input
        ref={chooser}
        type="file"
        accept=".csv,.xlsx,text/csv"
        className="unseen"
        tabIndex={-1}
        aria-label={t('cards.import.choose')}
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
      />
      {preview.state === 'read' ? (
        <>
          <Summary preview={preview.preview}>
            <Button onPress={() => chooser.current?.click()}>{t('cards.import.another')}</Button>
            <Button
              look="main"
              onPress={() => void commit(preview.preview)}
              unavailable={preview.preview.good.length === 0 ? t('cards.import.nothingGood') : null}
            >
              {t('cards.import.commit', { number: preview.preview.good.length })}
            </Button>
          </Summary>
          <ImportRows preview={preview.preview} />
        </>
      ) : (
        <>
          {preview.state === 'refused' ? (
            <div className={styles.slip}>
              <RefusalSlip refusal={preview.refusal} />
            </div>
          ) : null}
          {preview.state === 'reading' ? (
            <Loading />
          ) : (
            <div className={styles.drop}>
              <p>{t('cards.import.drop')}</p>
              <Button onPress={() => chooser.current?.click()}>{t('cards.import.choose')}</Button>
              <p className={styles.limit}>{t('cards.import.limit')}</p>
            </div>
          )}
        </>
      )}
    </Panel>
  )
}

class TooLarge extends Error {
  readonly refusal: Refusal = {
    code: 'file-too-large',
    said: inBothLanguages('cards.import.tooLarge'),
    remedy: inBothLanguages('cards.import.limit'),
    cites: [],
  }
}

async function readPreview(
  file: File,
  ask: (bytes: string) => Promise<ImportPreview>,
): Promise<ImportPreview> {
  if (file.size > largest) throw new TooLarge()
  return await ask(base64Of(new Uint8Array(await file.arrayBuffer())))
}

function Summary({
  preview,
  children,
}: {
  readonly preview: ImportPreview
  readonly children: React.ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.summary}>
      <span>{t('cards.import.summary', { file: preview.file, encoding: preview.encoding })}</span>
      <span>{t('cards.import.good', { number: preview.good.length })}</span>
      {preview.bad.length === 0 ? null : (
        <span className={styles.bad}>{t('cards.import.bad', { number: preview.bad.length })}</span>
      )}
      <div className={styles.acts}>{children}</div>
    </div>
  )
}
