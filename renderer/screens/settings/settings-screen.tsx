import { useTranslation } from 'react-i18next'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Panel } from '../../components/panel.tsx'
import { AboutPanel } from './about-panel.tsx'
import { KeysPanel } from './keys-panel.tsx'
import { LedgerPanel } from './ledger-panel.tsx'
import { ObsConnection } from './obs-connection.tsx'
import { RoomForm } from './room-form.tsx'
import styles from './settings-screen.module.css'
import { SourcesPanel } from './sources/sources-panel.tsx'

/** The room, the way to OBS, the ledger's key, what this studio is, and every key. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const roomActs = useActs()
  const obsActs = useActs()
  return (
    <div className={styles.settings}>
      <div className={styles.column}>
        <Panel
          title={t('settings.room.name')}
          className={styles.fill}
          scrolls
          answer={<AnswerLine acts={roomActs} />}
        >
          <RoomForm acts={roomActs} />
        </Panel>
        <SourcesPanel className={styles.fill} />
      </div>
      <div className={styles.column}>
        <Panel
          title={t('settings.obs.name')}
          className={styles.fill}
          scrolls
          answer={<AnswerLine acts={obsActs} />}
        >
          <ObsConnection acts={obsActs} />
        </Panel>
        <LedgerPanel className={styles.natural} />
      </div>
      <div className={styles.column}>
        <AboutPanel className={styles.natural} />
        <KeysPanel className={styles.fill} />
      </div>
    </div>
  )
}
