import { Tooltip } from '@mantine/core'
import { ImageOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Words } from '#shared/model/words.ts'
import { useWords } from '../i18n/hooks.ts'
import styles from './card-problems.module.css'

type CardProblemsProps = { readonly problems: readonly Words[] }

/** A small mark where viewers would not see all of a card; it says what on hover. Nothing where all is well. */
export function CardProblems({ problems }: CardProblemsProps) {
  const { t } = useTranslation()
  const say = useWords()
  if (problems.length === 0) return null
  const said = problems.map((problem) => say(problem)).join('\n')
  return (
    <Tooltip label={<span className={styles.said}>{said}</span>} multiline maw={360}>
      <span className={styles.mark}>
        <ImageOff size={14} aria-hidden="true" />
        <span className="unseen">{t('cards.problems', { problems: said })}</span>
      </span>
    </Tooltip>
  )
}

/** The same as sentences, over the form of a card. */
export function CardProblemList({ problems }: CardProblemsProps) {
  const say = useWords()
  if (problems.length === 0) return null
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <li key={problem.zh} className={styles.problem}>
          <ImageOff className={styles.icon} size={14} aria-hidden="true" />
          {say(problem)}
        </li>
      ))}
    </ul>
  )
}
