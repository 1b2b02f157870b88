import { useMemo, useState } from 'react'
import { useRoomField } from '../../../studio/hooks.ts'
import { type FeedView, type Looked, lookedForNothing } from './feed-view.ts'
import { keepPresets, type Preset, readPresets } from './presets.ts'

export type Look = {
  readonly view: FeedView
  readonly looked: Looked
  readonly presets: readonly Preset[]
  readonly preset: Preset | null
  readonly show: (view: FeedView) => void
  readonly search: (looked: Looked) => void
  /** Null leaves the preset and looks at everything again. */
  readonly use: (preset: Preset | null) => void
  readonly keep: (presets: readonly Preset[]) => void
}

/** What is looked at, and the presets of this room. Whoever looks at something else has left the preset. */
export function useLook(): Look {
  const room = useRoomField('room')?.id ?? null
  const [view, setView] = useState<FeedView>('all')
  const [looked, setLooked] = useState(lookedForNothing)
  const [preset, setPreset] = useState<Preset | null>(null)
  const [kept, setKept] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever something was kept
  const presets = useMemo(() => (room === null ? [] : readPresets(room, localStorage)), [room, kept])
  return {
    view,
    looked,
    presets,
    preset,
    show(next) {
      setView(next)
      setPreset(null)
    },
    search(next) {
      setLooked(next)
      setPreset(null)
    },
    use(next) {
      setPreset(next)
      setView(next?.view ?? 'all')
      setLooked({ text: next?.text ?? '', user: null })
    },
    keep(next) {
      if (room === null) return
      keepPresets(room, next, localStorage)
      setKept(kept + 1)
    },
  }
}
