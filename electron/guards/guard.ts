import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'

/** What can be wrong. A fact, never a request: the planner alone knows what to ask of OBS. */
export type Fact =
  | 'unknown' // could not be read, so nothing is claimed
  | 'input-missing'
  | 'wrong-kind'
  | 'wrong-picture'
  | 'picture-overwritten' // on disk
  | 'not-loaded'
  | 'filtered'
  | 'item-missing'
  | 'item-doubled'
  | 'item-hidden'
  | 'item-shown'
  | 'item-covered'
  | 'item-moved'
  | 'item-blended'
  | 'too-small'
  | 'scene-filtered'
  | 'scene-missing'
  | 'not-on-air'
  | 'not-alone'
  | 'card-copied'
  | 'not-recording'
  | 'paused'
  | 'not-growing'
  | 'second-recorder-off'
  | 'second-recorder-on'
  | 'still-recording'
  | 'not-started'
  | 'still-running'
  | 'started-early'
  | 'running-early'
  | 'service-changed'
  | 'studio-mode-on'
  | 'undeclared'
  | 'not-in-picture'
  | 'picture-black'
  | 'picture-still'
  | 'qr-off-platform'
  | 'canvas-changed'
  | 'collection-changed'
  | 'profile-changed'
  | 'folder-changed'
  | 'microphone-muted'
  | 'sound-gone'

/**
 * One violated invariant. `where` is the scene, input or output concerned. `onAir` tells whether a viewer can see it
 * now; the rest is preparation, mended in the same plan but not worth an alarm.
 */
export type Violation = {
  readonly guard: GuardId
  readonly fact: Fact
  readonly where: string
  readonly onAir: boolean
}

export function violation(guard: GuardId, fact: Fact, where: string, onAir = true): Violation {
  return { guard, fact, where, onAir }
}

/** An invariant over what is and what must be. Pure: no timer, no socket, no memory. */
export type Guard = {
  readonly id: GuardId
  /** Whether anything asks for it now; the console shows it as 'off' where nothing does. */
  isWanted(intent: Intent): boolean
  check(obs: ObsState, intent: Intent, now: Instant): readonly Violation[]
}

/** What makes two sightings the same violation. */
export function keyOf({ guard, fact, where }: Violation): string {
  return `${guard}\n${fact}\n${where}`
}
