import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentReport } from '#shared/model/comment-views.ts'
import type { ActKind, ActView } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { useWords } from '../../i18n/hooks.ts'
import { useDeskField } from '../../studio/hooks.ts'
import { usePeople } from '../../studio/people.ts'
import styles from './report.module.css'

const states = ['in-force', 'refused', 'waiting', 'declined', 'undone'] as const satisfies ActState[]
type ActState = (typeof ActView.shape.state.options)[number]

type Counted = { readonly kind: ActKind; readonly state: ActState; readonly count: number }

/** How often what was done on which ground, and what became of it. */
export function ActsByGround({ report }: { readonly report: CommentReport }) {
  const { t } = useTranslation()
  const say = useWords()
  const grounds = useDeskField('grounds') ?? []
  const name = (id: string) => {
    const ground = grounds.find((one) => one.id === id)
    return ground === undefined ? id : say(ground.name)
  }
  return (
    <ActsTable
      of={t('review.acts.ground')}
      rows={report.byGround.map((row) => ({ ...row, group: row.ground }))}
      nameOf={name}
    />
  )
}

/** How often each person did what. */
export function ActsByPerson({ report }: { readonly report: CommentReport }) {
  const { t } = useTranslation()
  const people = usePeople()
  const name = (id: string) =>
    id === '' ? t('review.acts.studio') : (people.find((one) => one.id === id)?.name ?? id)
  return (
    <ActsTable
      of={t('review.acts.person')}
      rows={report.byPerson.map((row) => ({ ...row, group: row.by ?? '' }))}
      nameOf={name}
    />
  )
}

type ActsTableProps = {
  readonly of: string
  readonly rows: readonly (Counted & { readonly group: string })[]
  readonly nameOf: (group: string) => ReactNode
}

function ActsTable({ of, rows, nameOf }: ActsTableProps) {
  const { t } = useTranslation()
  const say = useWords()
  if (rows.length === 0) return <p className={styles.nothing}>{t('review.acts.none')}</p>
  const lines = [...Map.groupBy(rows, ({ group, kind }) => `${group}\n${kind}`).values()]
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{t('review.acts.kind')}</th>
          {states.map((state) => (
            <th key={state} scope="col" className={styles.number}>
              {t(`review.acts.state.${state}`)}
            </th>
          ))}
          <th scope="col" className={styles.number}>
            {t('review.acts.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const [first] = line
          if (first === undefined) return null
          return (
            <tr key={`${first.group} ${first.kind}`}>
              <td>{nameOf(first.group)}</td>
              <td>{say(actNames[first.kind])}</td>
              {states.map((state) => (
                <td key={state} className={styles.number}>
                  {sum(line.filter((one) => one.state === state)) || ''}
                </td>
              ))}
              <td className={styles.number}>{sum(line)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
