import { useTranslation } from 'react-i18next'
import { Keys, keysAsText } from '../../components/key-hint.tsx'
import { Panel } from '../../components/panel.tsx'
import { type ActionName, keyRows, keyTable, type Scope } from '../../keys/table.ts'
import styles from './keys-panel.module.css'

const groups = ['always', 'live', 'preflight', 'cards', 'archive', 'review', 'people', 'settings'] as const

function groupOf(scope: Scope): (typeof groups)[number] {
  return scope === 'anywhere' ? 'always' : scope
}

const actionNames = Object.keys(keyTable) as ActionName[]

/** Every key of the console, by screen. */
export function KeysPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('settings.keys.name')} className={className} scrolls>
      <p className={styles.why}>{t('settings.keys.why')}</p>
      {groups.map((group) => (
        <section key={group} aria-label={t(`settings.keys.${group}`)}>
          <h3 className={styles.scope}>{t(`settings.keys.${group}`)}</h3>
          <ul>
            {actionNames
              .filter((name) => groupOf(keyTable[name].scope) === group)
              .map((name) => (
                <KeyRow key={name} label={t(`actions.${name}`)} keys={keyTable[name].keys} />
              ))}
            {group === 'live' ? (
              <>
                <KeyRow label={t('actions.sceneAny')} keys={keyRows.scene.keys.join(' ')} />
                <KeyRow label={t('actions.airAny')} keys={keyRows.air.keys.join(' ')} />
                <KeyRow label={t('actions.commentViewAny')} keys={keyRows.commentView.keys.join(' ')} />
                <KeyRow label={t('actions.presetAny')} keys={keyRows.preset.keys.join(' ')} />
              </>
            ) : null}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

function KeyRow({ label, keys }: { readonly label: string; readonly keys: string }) {
  return (
    <li className={styles.key}>
      {label}
      <span>
        <Keys keys={keys} />
        <span className="unseen">{keysAsText(keys)}</span>
      </span>
    </li>
  )
}
