/** A room's presets: what is looked at and looked for, and the act that one key does meanwhile. Kept by this browser. */
import { z } from 'zod'
import { GroundId } from '#shared/model/moderation.ts'
import { deskActs } from './desk-acts.ts'
import { feedViews } from './feed-view.ts'

/** Acts that need nothing but a ground, so that one key can do them. */
const quickActs = deskActs.map(({ kind }) => kind).filter((kind) => kind !== 'reply')

export const Preset = z.object({
  name: z.string().min(1).max(20),
  view: z.enum(feedViews),
  text: z.string().max(100),
  act: z.object({ kind: z.enum(quickActs), ground: GroundId }).nullable(),
})
export type Preset = z.infer<typeof Preset>

export const mostPresets = 5
const Presets = z.array(Preset).max(mostPresets)

type Kept = Pick<Storage, 'getItem' | 'setItem'>
const place = (room: string) => `fairlive.comment-presets.${room}`

/** Nothing where nothing was kept, or what was kept is no list of presets any more. */
export function readPresets(room: string, storage: Kept): readonly Preset[] {
  const kept = storage.getItem(place(room))
  if (kept === null) return []
  try {
    const presets = Presets.safeParse(JSON.parse(kept))
    return presets.success ? presets.data : []
  } catch {
    return []
  }
}

export function keepPresets(room: string, presets: readonly Preset[], storage: Kept): void {
  storage.setItem(place(room), JSON.stringify(presets))
}
