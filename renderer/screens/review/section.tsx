import type { ReactNode } from 'react'
import styles from './report.module.css'

type SectionProps = { readonly name: string; readonly why?: string; readonly children: ReactNode }

/** A part of the report under its own heading. */
export function Section({ name, why, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={name}>
      <h3>{name}</h3>
      {why === undefined ? null : <p className={styles.why}>{why}</p>}
      {children}
    </section>
  )
}
