import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Citation as Cited } from '#shared/model/words.ts'
import { useWords } from '../i18n/hooks.ts'
import { refusalOf } from '../studio/failure.ts'
import { useStudio } from '../studio/hooks.ts'
import styles from './citation.module.css'

type CitationsProps = {
  readonly cites: readonly Cited[]
  /** On the paper of a refusal, whose colours are others. */
  readonly onSlip?: boolean
}

/** Citations without repeating one; each opens in place what the pack holds of its wording. Nothing where there are none. */
export function Citations({ cites, onSlip = false }: CitationsProps) {
  const { t } = useTranslation()
  const id = useId()
  const [opened, setOpened] = useState<string | null>(null)
  const distinct = new Map(cites.map((cite) => [`${cite.instrument} ${cite.article}`, cite]))
  const open = opened === null ? undefined : distinct.get(opened)
  if (distinct.size === 0) return null
  return (
    <div className={styles.citations} data-on-slip={onSlip}>
      {[...distinct].map(([name, { instrument, article }]) => (
        <button
          key={name}
          type="button"
          className={styles.cite}
          lang="zh-CN"
          aria-expanded={name === opened}
          aria-controls={name === opened ? id : undefined}
          onClick={() => setOpened(name === opened ? null : name)}
        >
          {t('shell.citation.article', { instrument, article })}
        </button>
      ))}
      {open === undefined ? null : (
        <div id={id} className={styles.article}>
          <Article cite={open} />
        </div>
      )}
    </div>
  )
}

function Article({ cite }: { readonly cite: Cited }) {
  const { t } = useTranslation()
  const say = useWords()
  const { queries } = useStudio()
  const { instrument, version, article, sure } = cite
  // The pack does not change while the studio runs.
  const input = { instrument, version, article }
  const asked = useQuery(queries.pack.article.queryOptions({ input, staleTime: Number.POSITIVE_INFINITY }))
  const { data } = asked
  return (
    <>
      {data === undefined ? (
        <p>{asked.isError ? say(refusalOf(asked.error).said) : t('shell.citation.asking')}</p>
      ) : data === null ? (
        <p>{t('shell.citation.none')}</p>
      ) : (
        <>
          <p className={styles.kind}>{t(`shell.citation.kind.${data.kind}`)}</p>
          <blockquote className={styles.text} lang="zh-CN">
            {data.text}
          </blockquote>
        </>
      )}
      <p className={styles.kind}>
        {version === '' ? null : t('shell.citation.version', { version })} {t(`shell.citation.sure.${sure}`)}
      </p>
    </>
  )
}
