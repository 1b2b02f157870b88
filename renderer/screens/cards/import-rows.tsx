import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '#shared/model/views.ts'
import { DecisionMark } from '../../components/decision-mark.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useCategoryNames } from './categories.ts'
import styles from './import-panel.module.css'

/** The rows that are wrong, with each problem and what to change, beside those that would be added. */
export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  return (
    <div className={styles.columns}>
      <BadRows preview={preview} />
      <GoodRows preview={preview} />
    </div>
  )
}

function BadRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.column} tabIndex={0} aria-label={t('cards.import.badRows')}>
      <table>
        <caption>
          {preview.bad.length === 0
            ? t('cards.import.noBad')
            : t('cards.import.bad', { number: preview.bad.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('cards.import.row')}</th>
            <th scope="col">{t('cards.import.column')}</th>
            <th scope="col">{t('cards.import.problem')}</th>
            <th scope="col">{t('cards.import.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.bad.flatMap(({ row, problems }) =>
            problems.map((problem) => (
              <tr key={`${row} ${problem.column} ${problem.said.zh}`}>
                <td>{row}</td>
                <td>{problem.column}</td>
                <td>{say(problem.said)}</td>
                <td className={styles.remedy}>{say(problem.remedy)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

function GoodRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation()
  const categoryName = useCategoryNames()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.column} tabIndex={0} aria-label={t('cards.import.goodRows')}>
      <table>
        <caption>{t('cards.import.good', { number: preview.good.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cards.import.row')}</th>
            <th scope="col">{t('cards.table.title')}</th>
            <th scope="col">{t('cards.table.category')}</th>
            <th scope="col">{t('cards.table.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.good.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>{row.title}</td>
              <td className={styles.remedy}>{categoryName(row.category) ?? t('cards.table.noCategory')}</td>
              <td>
                <DecisionMark decision={row.decision} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
