import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

type DismissButtonProps = {
  /** Absent where what is said stays: then its place is kept. */
  readonly onDismiss: (() => void) | undefined
  readonly className: string | undefined
  /** Of the cross, in pixels. */
  readonly size: number
}

/** Takes an answer away that was given in place. */
export function DismissButton({ onDismiss, className, size }: DismissButtonProps) {
  const { t } = useTranslation()
  if (onDismiss === undefined) return <span />
  return (
    <button type="button" className={className} onClick={onDismiss} aria-label={t('shell.answer.dismiss')}>
      <X size={size} aria-hidden="true" />
    </button>
  )
}
