import type { CSSProperties } from 'react'
import { useState } from 'react'
import { EvidenceDrawer } from '../../components/evidence-drawer.tsx'
import { useRoomField } from '../../studio/hooks.ts'
import { CardsPanel } from './cards-panel.tsx'
import { CommentsPanel } from './comments/comments-panel.tsx'
import { GuardsPanel } from './guards-panel.tsx'
import styles from './live-screen.module.css'
import { LogPanel } from './log-panel.tsx'
import { MonitorPanel } from './monitor-panel.tsx'
import { ScenesPanel } from './scenes-panel.tsx'

/** The live screen: programme, scenes and guards, the card on air and those that may follow, comments, what happened. */
export function LiveScreen() {
  const canvas = useRoomField('canvas')
  const [evidence, setEvidence] = useState<number | null>(null)
  const aspect = canvas === null ? 9 / 16 : canvas.width / canvas.height
  const orientation = aspect < 1 ? 'portrait' : 'landscape'
  return (
    <div className={styles.live}>
      <div
        className={styles.grid}
        data-orientation={orientation}
        style={{ '--aspect': String(aspect) } as CSSProperties}
      >
        <div className={styles.monitor}>
          <MonitorPanel aspect={aspect} />
        </div>
        <div className={styles.desk}>
          <ScenesPanel className={styles.scenes} aspect={aspect} />
          <GuardsPanel className={styles.guards} onEvidence={setEvidence} />
        </div>
        <CardsPanel shelf={styles.shelf} cards={styles.cards} />
        <CommentsPanel className={styles.comments} />
        <LogPanel className={styles.log} onEvidence={setEvidence} />
      </div>
      <EvidenceDrawer seq={evidence} onClose={() => setEvidence(null)} />
    </div>
  )
}
