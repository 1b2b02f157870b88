/** The acts of the comment desk: what each is called, its key, and what it carries. */
import type { DeskView } from '#shared/model/comment-views.ts'
import type { ActKind, GroundId } from '#shared/model/moderation.ts'
import type { ActionName } from '../../../keys/table.ts'
import { groundKeys } from '../../../keys/table.ts'

/** `reorder` has no key: at the desk one moves comments to the front or the back, and no place between. */
export type DeskAct = Exclude<ActKind, 'reorder'>

export const deskActs = [
  { kind: 'hide', action: 'commentHide' },
  { kind: 'redact', action: 'commentRedact' },
  { kind: 'mute', action: 'commentMute' },
  { kind: 'block', action: 'commentBlock' },
  { kind: 'collapse', action: 'commentCollapse' },
  { kind: 'pin', action: 'commentPin' },
  { kind: 'to-front', action: 'commentToFront' },
  { kind: 'to-back', action: 'commentToBack' },
  { kind: 'reply', action: 'commentReply' },
  { kind: 'report', action: 'commentReport' },
  { kind: 'escalate', action: 'commentEscalate' },
] as const satisfies readonly { readonly kind: DeskAct; readonly action: ActionName }[]

export type Ground = DeskView['grounds'][number]
export type GroundChoice = {
  readonly ground: Ground
  readonly keys: string | undefined
  readonly seen: boolean
}

/** The grounds that may be named for an act, each with its key; those that were seen in the comments are marked. */
export function groundsFor(
  kind: ActKind,
  grounds: readonly Ground[],
  seen: readonly string[],
): readonly GroundChoice[] {
  return grounds.flatMap((ground, index) =>
    ground.acts.includes(kind) ? [{ ground, keys: groundKeys[index], seen: seen.includes(ground.id) }] : [],
  )
}

/** The ground that Enter takes: one that was seen in the text, or the only one that there is. */
export function proposedGround(choices: readonly GroundChoice[]): GroundId | null {
  const seen = choices.find((one) => one.seen)
  if (seen !== undefined) return seen.ground.id
  return choices.length === 1 ? (choices[0]?.ground.id ?? null) : null
}

/** How long a mute lasts, in seconds. */
export const muteSeconds = [600, 3_600, 86_400] as const
