import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './panel.module.css'

type PanelProps = {
  readonly title: string
  readonly children: ReactNode
  /** At the right end of the head: counts and small controls. */
  readonly aside?: ReactNode
  /** What the last act in this panel was answered; lies over one edge so that nothing moves. */
  readonly answer?: ReactNode
  /** The edge that the answer covers: not the one where the buttons are. */
  readonly answerAt?: 'top' | 'bottom'
  /** What it shows may be out of date. */
  readonly old?: boolean
  readonly scrolls?: boolean
  readonly className?: string | undefined
}

/** One framed part of a screen, a landmark by its title. */
export function Panel({
  title,
  children,
  aside,
  answer = null,
  answerAt = 'bottom',
  old = false,
  scrolls = false,
  className,
}: PanelProps) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className={`${styles.panel} ${old ? styles.old : ''} ${className ?? ''}`}
    >
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {old ? <span className={styles.oldMark}>{t('shell.states.old')}</span> : null}
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      <div
        className={`${styles.body} ${scrolls ? styles.scrolls : ''}`}
        {...(scrolls ? { tabIndex: 0 } : {})}
      >
        {children}
      </div>
      {answer === null ? null : (
        <div className={styles.answer} data-at={answerAt}>
          {answer}
        </div>
      )}
    </section>
  )
}
