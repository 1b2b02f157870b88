import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { planCopies } from './goods-copy.ts'
import type { Fact, Violation } from './guard.ts'
import { planOutputs } from './plan-outputs.ts'
import { renderOnce } from './plan-overlay.ts'
import { planOverlays } from './plan-overlays.ts'
import { planPulled } from './plan-pulled.ts'
import { planSafeScene } from './plan-safe-scene.ts'
import type { PlannedRequest } from './request.ts'

/**
 * One plan for all violations: after it, applied in order, none is left that OBS can be asked to mend. What is
 * 'unknown' or 'too-small' is not for OBS to mend and adds nothing.
 * @param isStubborn an earlier plan left some of these violations: a deleted input may still hold its name
 */
export function plan(
  seen: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
  isStubborn: boolean,
): readonly PlannedRequest[] {
  const violations = isStubborn ? seen.map((violation) => ofSourceItself(violation, intent)) : seen
  const of = (guard: Violation['guard']) => violations.filter((violation) => violation.guard === guard)
  // Off, the air is true again at once, whatever the copy was (measured on recorded frames, in a running fade too).
  const studioMode = of('studio-mode').some(({ fact }) => fact === 'studio-mode-on')
    ? [{ requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: false } }]
    : []
  const safeScene = planSafeScene(of('safe-scene'), obs, intent)
  // Making a scene takes OBS some frames: where nobody waits for it, it comes after what viewers see.
  const isAwaited = intent.safeScene.on
  return [
    ...studioMode,
    ...(isStubborn ? forgetDeleted(violations, obs) : []),
    ...(isAwaited ? safeScene : []),
    ...planPulled(of('pulled'), obs, intent),
    ...planCopies(of('card'), obs, intent, now),
    ...planOverlays(violations, obs, intent, now),
    ...(isAwaited ? [] : safeScene),
    ...planOutputs(violations, obs, intent, now),
  ]
}

/** An item that was made anew does not show either: then it is the source (one that is switched off in OBS's files is). */
function ofSourceItself(violation: Violation, { label }: Intent): Violation {
  if (violation.fact !== 'not-in-picture' || label === null) return violation
  return { ...violation, fact: 'wrong-kind', where: label.input }
}

/**
 * OBS keeps the name of a deleted input taken, and its items listed, in every scene that was not rendered since; items
 * of it cannot be made. A picture of each scene, however small, renders it.
 */
function forgetDeleted(violations: readonly Violation[], obs: ObsState): readonly PlannedRequest[] {
  const isMissing = violations.some(({ fact }) => fact === 'item-missing' || fact === 'input-missing')
  return isMissing && obs.sceneNames.known ? obs.sceneNames.value.map(renderOnce) : []
}

/** What waits for a reading, for OBS, for another intent or for a person; and what is only told. */
const unmendable: ReadonlySet<Fact> = new Set<Fact>([
  'unknown',
  'too-small',
  'not-loaded',
  'undeclared',
  'picture-black',
  'picture-still',
  'qr-off-platform',
  'running-early',
  'service-changed',
  'canvas-changed',
  'collection-changed',
  'profile-changed',
  'folder-changed',
  'microphone-muted',
  'sound-gone',
])

/** Violations that a plan can do something about. */
export function isMendable({ fact }: Violation): boolean {
  return !unmendable.has(fact)
}
