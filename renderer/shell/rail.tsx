import {
  Archive,
  ClipboardCheck,
  type LucideIcon,
  MessagesSquare,
  Radio,
  Settings,
  Tags,
  Users,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/actions.ts'
import { keyTable } from '../keys/table.ts'
import styles from './rail.module.css'
import { openScreen, type ScreenName, screens, useScreen } from './route.ts'

const icons: Readonly<Record<ScreenName, LucideIcon>> = {
  live: Radio,
  preflight: ClipboardCheck,
  cards: Tags,
  archive: Archive,
  review: MessagesSquare,
  people: Users,
  settings: Settings,
}

const actionOf = {
  live: 'goLive',
  preflight: 'goPreflight',
  cards: 'goCards',
  archive: 'goArchive',
  review: 'goReview',
  people: 'goPeople',
  settings: 'goSettings',
} as const

/** The one rail: icons with words, each screen with its two keys. */
export function Rail() {
  const { t } = useTranslation()
  return (
    <nav className={styles.rail} aria-label={t('shell.rail.name')}>
      {screens.map((screen) => (
        <RailLink key={screen} screen={screen} />
      ))}
    </nav>
  )
}

function RailLink({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation()
  const here = useScreen()
  const action = actionOf[screen]
  const Icon = icons[screen]
  useAction(action, { label: t(`actions.${action}`), run: () => openScreen(screen) })
  return (
    <a
      href={`#/${screen}`}
      className={styles.link}
      aria-current={here === screen ? 'page' : undefined}
      aria-keyshortcuts={keyTable[action].keys}
      title={`${t(`actions.${action}`)}  ${keyTable[action].keys}`}
    >
      <Icon className={styles.icon} aria-hidden="true" />
      {t(`shell.rail.${screen}`)}
    </a>
  )
}
