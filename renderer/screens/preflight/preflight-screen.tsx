import { ChecksPanel } from './checks-panel.tsx'
import { PlacePanel } from './place-panel.tsx'
import styles from './preflight-screen.module.css'
import { SessionPanel } from './session-panel.tsx'
import { SourcesPanel } from './sources-panel.tsx'

/** The preflight: what must be right before the room goes out, and the way out itself. */
export function PreflightScreen() {
  return (
    <div className={styles.preflight}>
      <SessionPanel className={styles.session} />
      <ChecksPanel className={styles.checks} />
      <div className={styles.side}>
        <SourcesPanel className={styles.sources} />
        <PlacePanel className={styles.place} />
      </div>
    </div>
  )
}
