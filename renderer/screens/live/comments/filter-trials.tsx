import { useTranslation } from 'react-i18next'
import type { FilterTried } from '#shared/model/comment-views.ts'
import styles from './dialog.module.css'

const places = ['session', 'earlier', 'corpus'] as const

/** What a filter would hide, by where it was tried, and the adverse evaluations that would go with it, as written. */
export function FilterTrials({ tried }: { readonly tried: FilterTried }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('desk.filters.trial')}>
      <table className={styles.trial}>
        <thead>
          <tr>
            <th scope="col">{t('desk.filters.where')}</th>
            <th scope="col">{t('desk.filters.looked')}</th>
            <th scope="col">{t('desk.filters.hits')}</th>
            <th scope="col">{t('desk.filters.adverse')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{t(`desk.filters.place.${place}`)}</th>
              <td>{tried[place].looked}</td>
              <td>{tried[place].hits}</td>
              <td>{tried[place].adverse}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.map((place) =>
        tried[place].examples.length === 0 ? null : (
          <div key={place} className={styles.examples}>
            <h4>{t('desk.filters.examples', { where: t(`desk.filters.place.${place}`) })}</h4>
            <ul>
              {[...new Set(tried[place].examples)].slice(0, 5).map((text) => (
                <li key={text}>
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}
