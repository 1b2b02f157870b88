import { shownKeys } from '../keys/table.ts'
import styles from './button.module.css'

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys in words of the key table, as this platform shows them. Drawn, not read out: the control itself names them. */
export function Keys({ keys }: { readonly keys: string }) {
  return <span className={styles.key} data-keys={shownKeys(keys, mac)} aria-hidden="true" />
}

/** The same keys as plain text, for sentences. */
export function keysAsText(keys: string): string {
  return shownKeys(keys, mac)
}
