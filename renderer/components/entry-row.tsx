import {
  Ban,
  BookLock,
  Clapperboard,
  Film,
  type LucideIcon,
  MapPin,
  Radio,
  ShieldCheck,
  Tag,
  TriangleAlert,
  User,
} from 'lucide-react'
import type { EntryView } from '#shared/model/views.ts'
import styles from './entry-row.module.css'

type Tone = 'plain' | 'asks' | 'refused' | 'in-force'

const byDomain: Readonly<Record<string, LucideIcon>> = {
  ledger: BookLock,
  people: User,
  room: Clapperboard,
  source: Clapperboard,
  session: Radio,
  output: Radio,
  card: Tag,
  place: MapPin,
  guard: ShieldCheck,
  recording: Film,
}

function look(kind: string): { readonly icon: LucideIcon; readonly tone: Tone } {
  if (kind.endsWith('refused')) return { icon: Ban, tone: 'refused' }
  if (kind === 'guard.restored' || kind === 'guard.proved-again')
    return { icon: ShieldCheck, tone: 'in-force' }
  if (kind.startsWith('guard.') || kind === 'recording.missing') return { icon: TriangleAlert, tone: 'asks' }
  return { icon: byDomain[kind.split('.')[0] ?? ''] ?? BookLock, tone: 'plain' }
}

type EntryRowProps = {
  readonly entry: EntryView
  readonly sentence: string
  readonly at: string
  readonly onOpen: () => void
}

/** A ledger entry as one line; pressing it opens its evidence. */
export function EntryRow({ entry, sentence, at, onOpen }: EntryRowProps) {
  const { icon: Icon, tone } = look(entry.kind)
  return (
    <button type="button" className={styles.entry} data-tone={tone} onClick={onOpen} title={sentence}>
      <time className={styles.at}>{at}</time>
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.sentence}>{sentence}</span>
      <span className={styles.seq}>{entry.seq}</span>
    </button>
  )
}
