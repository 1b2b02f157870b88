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
  const troubled = sources.flatMap(({ name, kind, line, silent, partial }) => {
    const source = { source: name }
    return [
      ...(line?.fact === 'lost'
        ? [t(kind === 'intake' ? 'desk.says.senderLost' : 'desk.says.lost', source)]
        : []),
      ...(line?.fact === 'refused' ? [`${t('desk.says.refused', source)} ${say(line.said)}`] : []),
      ...(silent === null ? [] : [t('desk.says.silent', source)]),
      ...(partial?.fact === 'partial' ? [`${t('desk.says.partial', source)} ${say(partial.rule)}`] : []),
    ]
  })
  const said = [...(problem === null ? [] : [`${say(problem.said)} ${say(problem.remedy)}`]), ...troubled]
  return said.map((words) => (
    <p key={words} className={styles.says} role="status">
      <TriangleAlert size={13} aria-hidden="true" />
      <span>{words}</span>
    </p>
  ))
}
