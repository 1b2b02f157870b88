import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import type { Fact, Violation } from './guard.ts'
import { isOrphan, overlayKind } from './overlay-check.ts'
import { onItem, type PlannedRequest } from './request.ts'

/** Makes the safe scene whole and, where it is asked for, the programme. */
export function planSafeScene(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): readonly PlannedRequest[] {
  const facts = new Set<Fact>(violations.map(({ fact }) => fact))
  if (facts.size === 0) return []
  const { name, input, picture } = intent.safeScene
  const requests: PlannedRequest[] = []
  const inputSettings = { file: picture.file, unload: false }
  const inputKnown = obs.inputs.has(input) && !isOrphan(obs, input)
  if (facts.has('scene-missing'))
    requests.push({ requestType: 'CreateScene', requestData: { sceneName: name } })
  if (facts.has('wrong-kind'))
    requests.push({
      requestType: 'SetInputName',
      requestData: { inputName: input, newInputName: `${input} (原有)` },
    })
  if (
    facts.has('wrong-kind') ||
    (!inputKnown && (facts.has('input-missing') || facts.has('scene-missing')))
  ) {
    requests.push({
      requestType: 'CreateInput',
      requestData: {
        sceneName: name,
        inputName: input,
        inputKind: overlayKind,
        inputSettings,
        sceneItemEnabled: true,
      },
    })
  } else if (facts.has('item-missing') || facts.has('scene-missing')) {
    requests.push({
      requestType: 'CreateSceneItem',
      requestData: { sceneName: name, sourceName: input, sceneItemEnabled: true },
    })
  }
  if (facts.has('wrong-picture'))
    requests.push({
      requestType: 'SetInputSettings',
      requestData: { inputName: input, inputSettings, overlay: true },
    })
  if (facts.has('filtered')) {
    const filters = obs.filters.get(input)
    for (const filter of filters?.known === true ? filters.value : [])
      requests.push({
        requestType: 'RemoveSourceFilter',
        requestData: { sourceName: input, filterName: filter.name },
      })
  }
  if (facts.has('item-hidden')) {
    const item = itemsOf(obs, name)?.find(({ source }) => source === input)
    if (item !== undefined)
      requests.push(onItem('SetSceneItemEnabled', name, { id: item.id }, { sceneItemEnabled: true }))
  }
  if (facts.has('not-on-air'))
    requests.push({ requestType: 'SetCurrentProgramScene', requestData: { sceneName: name } })
  return requests
}
