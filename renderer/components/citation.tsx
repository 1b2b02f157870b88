import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Citation as Cited } from '#shared/model/words.ts'
import styles from './citation.module.css'

/** The name of the rule, as a link; on hover and focus its version and how sure it is. */
function Citation({ cite, onSlip = false }: { readonly cite: Cited; readonly onSlip?: boolean }) {
  const { t } = useTranslation()
  const version = cite.version === '' ? null : t('shell.citation.version', { version: cite.version })
  const sure = t(`shell.citation.sure.${cite.sure}`)
  return (
    <Tooltip
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={360}
      label={
        <span className={styles.more}>
          <span>{t('shell.citation.article', { instrument: cite.instrument, article: cite.article })}</span>
          {version === null ? null : <span>{version}</span>}
          <span>{sure}</span>
        </span>
      }
    >
      <button type="button" className={`${styles.cite} ${onSlip ? styles.onSlip : ''}`} lang="zh-CN">
        {t('shell.citation.article', { instrument: cite.instrument, article: cite.article })}
      </button>
    </Tooltip>
  )
}

/** Citations without repeating one; nothing where there are none. */
export function Citations({
  cites,
  onSlip = false,
}: {
  readonly cites: readonly Cited[]
  readonly onSlip?: boolean
}) {
  const distinct = new Map(cites.map((cite) => [`${cite.instrument} ${cite.article}`, cite]))
  return [...distinct].map(([name, cite]) => <Citation key={name} cite={cite} onSlip={onSlip} />)
}
