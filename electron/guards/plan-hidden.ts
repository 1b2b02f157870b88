import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import { onItem, type PlannedRequest } from './request.ts'

/** Hides what a scene or group shows of the sources that are meant; what somebody made stays theirs to remove. */
export function hideItems(
  obs: ObsState,
  scene: string,
  isMeant: (source: string) => boolean,
): readonly PlannedRequest[] {
  return (itemsOf(obs, scene) ?? [])
    .filter(({ source, enabled }) => enabled && isMeant(source))
    .map(({ id }) => onItem('SetSceneItemEnabled', scene, { id }, { sceneItemEnabled: false }))
}
