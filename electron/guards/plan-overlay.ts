import type { OverlayPicture, PlacedOverlay } from '#shared/model/intent.ts'
import type { ObsState, SceneItem } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import type { Violation } from './guard.ts'
import { overlayKind } from './overlay-check.ts'
import { placementOf } from './placement.ts'
import { filtersOff, filtersRemoved } from './plan-filters.ts'
import { hideItems } from './plan-hidden.ts'
import { type ItemReference, onItem, type PlannedRequest, pictureWritten } from './request.ts'
import { setAside } from './set-aside.ts'

/** An overlay as the planner wants it in every scene; without a placement its item only lies ready, hidden. */
export type WantedOverlay = {
  readonly input: string
  readonly picture: OverlayPicture | null
  readonly placement: PlacedOverlay | null
  readonly enabledIn: (scene: string) => boolean
  /** Whether an input of this name may have been deleted while this OBS runs, so that the name is still taken. */
  readonly mayBeTaken: boolean
}

/** What was planned for one overlay, and where its item now is in each scene that was touched. */
export type OverlayPlan = {
  readonly requests: readonly PlannedRequest[]
  readonly items: ReadonlyMap<string, ItemReference>
  /** Scenes whose number of items the requests change, and by how much. */
  readonly growth: ReadonlyMap<string, number>
}

/** Mends one overlay's input and its items in the given scenes (those on air first); order is the caller's. */
export function planOverlay(
  violations: readonly Violation[],
  obs: ObsState,
  scenes: readonly string[],
  wanted: WantedOverlay,
): OverlayPlan {
  const requests: PlannedRequest[] = []
  const items = new Map<string, ItemReference>()
  const growth = new Map<string, number>()
  const inputFacts = new Set(
    violations.filter((violation) => violation.where === wanted.input).map(({ fact }) => fact),
  )
  const settings = { file: wanted.picture?.file ?? '', unload: false }
  if (inputFacts.has('wrong-kind')) requests.push(setAside(wanted.input, obs))
  if (inputFacts.has('picture-overwritten') && wanted.picture !== null)
    requests.push(pictureWritten(wanted.picture.file))
  const create = inputFacts.has('input-missing') || inputFacts.has('wrong-kind')
  if (!create) {
    if (inputFacts.has('wrong-picture'))
      requests.push({
        requestType: 'SetInputSettings',
        requestData: { inputName: wanted.input, inputSettings: settings, overlay: true },
      })
    if (inputFacts.has('filtered')) requests.push(...filtersRemoved(obs, wanted.input))
  } else if (wanted.mayBeTaken) {
    requests.push(...scenes.map(renderOnce))
  }

  let created = false
  for (const scene of scenes) {
    const facts = new Set(violations.filter((violation) => violation.where === scene).map(({ fact }) => fact))
    const enabled = wanted.enabledIn(scene)
    const read = itemsOf(obs, scene)
    // Where a new item has to go among items that are not known nobody can say; they are known a moment later.
    if (read === null) continue
    const present = create ? [] : read.filter((item) => item.source === wanted.input)
    const item = present.at(-1)
    if (item === undefined) {
      if (!create && !facts.has('item-missing')) continue
      const variable = `${wanted.input}@${scene}`
      const outputVariables = { [variable]: 'sceneItemId' }
      requests.push(
        create && !created
          ? {
              requestType: 'CreateInput',
              requestData: {
                sceneName: scene,
                inputName: wanted.input,
                inputKind: overlayKind,
                inputSettings: settings,
                sceneItemEnabled: enabled,
              },
              outputVariables,
            }
          : {
              requestType: 'CreateSceneItem',
              requestData: { sceneName: scene, sourceName: wanted.input, sceneItemEnabled: enabled },
              outputVariables,
            },
      )
      created = true
      items.set(scene, { variable })
      growth.set(scene, 1)
      requests.push(...placed(scene, { variable }, wanted.placement))
      requests.push(onItem('SetSceneItemLocked', scene, { variable }, { sceneItemLocked: true }))
      continue
    }
    if (facts.has('not-in-picture')) {
      requests.push(...madeAnew(scene, present, { ...wanted, enabled, settings }))
      continue
    }
    items.set(scene, { id: item.id })
    if (facts.has('item-hidden') || facts.has('item-shown'))
      requests.push(
        ...present.map(({ id }) =>
          onItem('SetSceneItemEnabled', scene, { id }, { sceneItemEnabled: enabled }),
        ),
      )
    if (facts.has('item-moved')) requests.push(...placed(scene, { id: item.id }, wanted.placement))
    if (facts.has('item-blended'))
      requests.push(
        onItem('SetSceneItemBlendMode', scene, { id: item.id }, { sceneItemBlendMode: 'OBS_BLEND_NORMAL' }),
      )
    if (facts.has('item-doubled')) {
      const extra = present.slice(0, -1)
      requests.push(...extra.map(({ id }) => onItem('RemoveSceneItem', scene, { id })))
      growth.set(scene, -extra.length)
    }
    if (facts.has('scene-filtered')) requests.push(...filtersOff(obs, scene))
  }
  requests.push(...hiddenInGroups(violations, obs, wanted.input))
  return { requests, items, growth }
}

/**
 * What no request shows (blend method, scale filter, a slow show transition) goes with the item that has it; the file is
 * read again. The new item comes on top and stands before the old ones go, so that no frame is without it.
 */
function madeAnew(
  scene: string,
  present: readonly SceneItem[],
  wanted: WantedOverlay & { readonly enabled: boolean; readonly settings: { file: string; unload: boolean } },
): readonly PlannedRequest[] {
  const variable = `${wanted.input}@${scene}`
  return [
    {
      requestType: 'CreateSceneItem',
      requestData: { sceneName: scene, sourceName: wanted.input, sceneItemEnabled: wanted.enabled },
      outputVariables: { [variable]: 'sceneItemId' },
    },
    ...placed(scene, { variable }, wanted.placement),
    onItem('SetSceneItemLocked', scene, { variable }, { sceneItemLocked: true }),
    ...present.map(({ id }) => onItem('RemoveSceneItem', scene, { id })),
    {
      requestType: 'SetInputSettings',
      requestData: { inputName: wanted.input, inputSettings: wanted.settings, overlay: true },
    },
  ]
}

/** An overlay has its item in every scene and none in a group; one that was put there by hand is hidden. */
function hiddenInGroups(
  violations: readonly Violation[],
  obs: ObsState,
  input: string,
): readonly PlannedRequest[] {
  return violations
    .filter(({ fact, where }) => fact === 'item-shown' && obs.scenes.get(where)?.isGroup === true)
    .flatMap(({ where }) => hideItems(obs, where, (source) => source === input))
}

function placed(
  scene: string,
  item: ItemReference,
  placement: PlacedOverlay | null,
): readonly PlannedRequest[] {
  if (placement === null) return []
  return [onItem('SetSceneItemTransform', scene, item, { sceneItemTransform: placementOf(placement) })]
}

/** A deleted input keeps its name taken until the scenes that held it have been rendered once. */
export function renderOnce(scene: string): PlannedRequest {
  const requestData = { sourceName: scene, imageFormat: 'jpg', imageWidth: 16, imageHeight: 16 }
  return { requestType: 'GetSourceScreenshot', requestData }
}
