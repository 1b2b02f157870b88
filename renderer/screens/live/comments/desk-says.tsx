import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../../i18n/hooks.ts'
import { useDeskField } from '../../../studio/hooks.ts'
import styles from './desk-says.module.css'

/** What is wrong with the desk itself: no model, or sources that do not bring what the room says. */
export function DeskSays() {
  const { t } = useTranslation()
  const say = useWords()
  const problem = useDeskField('problem')
  const sources = useDeskField('sources') ?? []
  const troubled = sources.flatMap(({ name, fact }) => {
    if (fact === null) return []
    switch (fact.fact) {
      case 'lost':
        return [t('desk.says.lost', { source: name })]
      case 'refused':
        return [`${t('desk.says.refused', { source: name })} ${say(fact.said)}`]
      case 'silent':
        return fact.ended ? [] : [t('desk.says.silent', { source: name })]
      case 'partial':
        return [`${t('desk.says.partial', { source: name })} ${say(fact.rule)}`]
      default:
        return []
    }
  })
  const said = [...(problem === null ? [] : [`${say(problem.said)} ${say(problem.remedy)}`]), ...troubled]
  return said.map((words) => (
    <p key={words} className={styles.says} role="status">
      <TriangleAlert size={13} aria-hidden="true" />
      <span>{words}</span>
    </p>
  ))
}
