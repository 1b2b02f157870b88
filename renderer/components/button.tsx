import { Tooltip } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import styles from './button.module.css'
import { Keys } from './key-hint.tsx'

type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** Accessible name where the visible words alone do not tell apart; it begins with those words. */
  readonly name?: string
  readonly look?: 'plain' | 'main' | 'quiet' | 'armed'
  readonly size?: 'plain' | 'large'
  readonly icon?: LucideIcon
  readonly keys?: string | undefined
  /** Why it cannot be pressed now: shown on hover and focus, and read out. */
  readonly unavailable?: string | null
  readonly submits?: boolean
}

/**
 * A button that says why where it cannot be pressed. After a click by pointer it gives the focus back, so that a stray
 * space or enter later never repeats an act.
 */
export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    name,
    look = 'plain',
    size = 'plain',
    icon: Icon,
    keys,
    unavailable = null,
  } = props
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail > 0) event.currentTarget.blur()
    if (unavailable === null) onPress?.()
    else event.preventDefault()
  }
  const classes = [styles.button, look === 'plain' ? '' : styles[look], size === 'large' ? styles.large : '']
  const button = (
    <button
      type={props.submits === true ? 'submit' : 'button'}
      className={classes.filter(Boolean).join(' ')}
      onClick={press}
      aria-label={name}
      aria-disabled={unavailable !== null}
      aria-keyshortcuts={keys?.replaceAll('Mod', 'Control')}
    >
      {Icon === undefined ? null : <Icon className={styles.icon} aria-hidden="true" />}
      {children}
      {keys === undefined ? null : <Keys keys={keys} />}
    </button>
  )
  if (unavailable === null) return button
  return (
    <Tooltip label={unavailable} events={{ hover: true, focus: true, touch: true }} multiline maw={320}>
      {button}
    </Tooltip>
  )
}
