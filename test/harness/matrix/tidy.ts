/** Takes away what a row left behind, by comparing OBS with what it was when the room came to rest. */
import { avatar, mainScene } from '../guarded-room.ts'
import { itemOf } from './hands.ts'
import type { AtObs } from './way.ts'

type Snapshot = {
  readonly scenes: ReadonlyMap<string, readonly string[]>
  readonly inputs: ReadonlySet<string>
}

export async function snapshot({ obs }: Pick<AtObs, 'obs'>): Promise<Snapshot> {
  const { scenes } = await obs.call('GetSceneList')
  const { inputs } = await obs.call('GetInputList')
  const items = new Map<string, readonly string[]>()
  for (const { sceneName } of scenes) {
    const { sceneItems } = await obs.call('GetSceneItemList', { sceneName: String(sceneName) })
    items.set(
      String(sceneName),
      sceneItems.map(({ sourceName }) => String(sourceName)),
    )
  }
  return { scenes: items, inputs: new Set(inputs.map(({ inputName }) => String(inputName))) }
}

/** A transition that is asked for while another one runs may go by without a word, so this one's end is waited for. */
async function goHome({ obs }: AtObs): Promise<void> {
  const { currentProgramSceneName } = await obs.call('GetSceneList')
  if (currentProgramSceneName === mainScene) return
  const over = new Promise((resolve) => {
    obs.once('SceneTransitionEnded', resolve)
    AbortSignal.timeout(1_000).addEventListener('abort', resolve)
  })
  await obs.call('SetCurrentProgramScene', { sceneName: mainScene })
  await over
}

/**
 * Only what is too much goes: what is missing is the guards' to bring back. Items go before the scenes that they show, and
 * some frames pass in between: OBS 29.0.2 may die of a scene that is removed while it lies in the programme.
 */
export async function tidy(at: AtObs, base: Snapshot): Promise<void> {
  const { obs } = at
  await goHome(at)
  const { scenes } = await obs.call('GetSceneList')
  const requests: Parameters<typeof obs.callBatch>[0] = []
  const removals: Parameters<typeof obs.callBatch>[0] = []
  for (const { sceneName } of scenes.map((scene) => ({ sceneName: String(scene.sceneName) }))) {
    const kept = base.scenes.get(sceneName)
    if (kept === undefined) {
      removals.push({ requestType: 'RemoveScene', requestData: { sceneName } })
      continue
    }
    const { sceneItems } = await obs.call('GetSceneItemList', { sceneName })
    const left = [...kept]
    for (const { sourceName, sceneItemId } of sceneItems) {
      const place = left.indexOf(String(sourceName))
      if (place === -1)
        requests.push({
          requestType: 'RemoveSceneItem',
          requestData: { sceneName, sceneItemId: Number(sceneItemId) },
        })
      else left.splice(place, 1)
    }
    const { filters } = await obs.call('GetSourceFilterList', { sourceName: sceneName })
    for (const { filterName } of filters)
      requests.push({
        requestType: 'RemoveSourceFilter',
        requestData: { sourceName: sceneName, filterName: String(filterName) },
      })
  }
  const { inputs } = await obs.call('GetInputList')
  for (const { inputName } of inputs.map((input) => ({ inputName: String(input.inputName) })))
    if (!base.inputs.has(inputName)) removals.push({ requestType: 'RemoveInput', requestData: { inputName } })
  // A ladder whose loop is gone shows nothing again.
  requests.push({
    requestType: 'SetSceneItemEnabled',
    requestData: { ...(await itemOf(at, avatar)), sceneItemEnabled: true },
  })
  await obs.callBatch(requests)
  if (removals.length === 0) return
  await obs.callBatch([{ requestType: 'Sleep', requestData: { sleepMillis: 100 } }, ...removals])
}
