import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import { onItem, type PlannedRequest } from './request.ts'

type PulledItem = { readonly scene: string; readonly id: number; readonly source: string }

/** The items that pulling hid, so that they show again when it ends; those that were hidden before stay so. */
export class PulledItems {
  #items: readonly PulledItem[] = []

  /** To be told of what is hidden by pulling before it is, with the state of before. */
  hiding(pull: readonly string[], obs: ObsState): void {
    const shown = [...obs.scenes.keys()].flatMap((scene) =>
      (itemsOf(obs, scene) ?? [])
        .filter(({ source, enabled }) => enabled && pull.includes(source))
        .map(({ id, source }): PulledItem => ({ scene, id, source })),
    )
    const known = new Set(this.#items.map(keyOf))
    this.#items = [...this.#items, ...shown.filter((item) => !known.has(keyOf(item)))]
  }

  /** Shows again what is pulled no longer; what is gone from its scene meanwhile is left alone. */
  release(pull: readonly string[], obs: ObsState): readonly PlannedRequest[] {
    const released = this.#items.filter(({ source }) => !pull.includes(source))
    this.#items = this.#items.filter(({ source }) => pull.includes(source))
    return released
      .filter(({ scene, id, source }) =>
        itemsOf(obs, scene)?.some((item) => item.id === id && item.source === source),
      )
      .map(({ scene, id }) => onItem('SetSceneItemEnabled', scene, { id }, { sceneItemEnabled: true }))
  }
}

function keyOf({ scene, id, source }: PulledItem): string {
  return `${scene}\n${id}\n${source}`
}

/** OBS as it would be with everything of these sources shown: what a guard says of it holds when pulling ends. */
export function asIfShown(obs: ObsState, sources: readonly string[]): ObsState {
  const scenes = new Map(
    [...obs.scenes].map(([name, scene]) => {
      if (!scene.items.known || !scene.items.value.some(({ source }) => sources.includes(source)))
        return [name, scene]
      const value = scene.items.value.map((item) =>
        sources.includes(item.source) ? { ...item, enabled: true } : item,
      )
      return [name, { ...scene, items: { ...scene.items, value } }]
    }),
  )
  return { ...obs, scenes }
}
