import { Ban, Check, TriangleAlert, UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#shared/model/cards.ts'
import styles from './decision-mark.module.css'

const icons = { allow: Check, warn: TriangleAlert, 'needs-approval': UserCheck, refuse: Ban } as const

/** A verdict as a shape and a word. */
export function DecisionMark({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const Icon = icons[decision]
  return (
    <span className={styles.mark} data-decision={decision}>
      <Icon className={styles.icon} aria-hidden="true" />
      {t(`shell.decision.${decision}`)}
    </span>
  )
}
