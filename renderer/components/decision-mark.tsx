import { Ban, Check, TriangleAlert, UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#shared/model/cards.ts'
import styles from './decision-mark.module.css'

const icons = { allow: Check, warn: TriangleAlert, 'needs-approval': UserCheck, refuse: Ban } as const

type DecisionMarkProps = {
  readonly decision: Decision
  /** Somebody approved what needs an approval. */
  readonly approved?: boolean
}

/** A verdict as a shape and a word. */
export function DecisionMark({ decision: judged, approved = false }: DecisionMarkProps) {
  const { t } = useTranslation()
  const isApproved = approved && judged === 'needs-approval'
  const decision = isApproved ? 'allow' : judged
  const Icon = icons[decision]
  return (
    <span className={styles.mark} data-decision={decision}>
      <Icon className={styles.icon} aria-hidden="true" />
      {isApproved ? t('cards.table.approved') : t(`shell.decision.${decision}`)}
    </span>
  )
}
