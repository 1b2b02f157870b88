import styles from './report.module.css'

/** Numbers side by side, each over its name. */
export function Figures({
  figures,
}: {
  readonly figures: readonly (readonly [name: string, value: number])[]
}) {
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}
