/** How long the label is off the air when somebody hides it in a real OBS, beside the least that a client can do. */
import { OBSWebSocket } from 'obs-websocket-js/json'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { guardedCollection, mainScene, openGuardedRoom } from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { percentile, written } from './percentiles.ts'
import type { Row } from './row.ts'

const tries = 1_000

type Times = { readonly event: number[]; readonly proved: number[] }

/** Hides the label 2,000 times, in turns: once the studio brings it back, once a client of thirty lines. */
export async function bench(): Promise<Row[]> {
  const missing = realObsMissing()
  if (missing !== null) return [{ ...none, note: `not measured: ${missing}` }]
  await using obs = await startRealObs({
    canvas: portrait,
    collections: { Guarded: obsCollection(guardedCollection) },
  })
  await using room = await openGuardedRoom(obs)
  await room.calm()
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', {
    sceneName: mainScene,
    sourceName: ownNames.labelInput,
  })
  const item = { sceneName: mainScene, sceneItemId }
  const rival = await minimalClient(obs, item)
  const studio: Times = { event: [], proved: [] }
  const minimal: Times = { event: [], proved: [] }

  for (let n = 0; n < tries; n++) {
    room.change({ phase: 'rehearsing' })
    await room.calm()
    const before = room.records.length
    await hide(studio, () => room.onRecord(() => room.records.length > before))
    // Idle, the loop asks for nothing; its polls go on, so that both have the same OBS.
    room.change({ phase: 'idle' })
    await hide(minimal, () => rival.proved())
  }
  await rival.client.disconnect()
  return [
    row('confirming event', 0.5, studio.event, minimal.event),
    row('confirming event', 0.99, studio.event, minimal.event),
    row('proved restoration (read back)', 0.5, studio.proved, minimal.proved),
    row('proved restoration (read back)', 0.99, studio.proved, minimal.proved),
  ]

  /** One try; both times count from the acknowledgement that the other client gets for hiding the label. */
  async function hide(times: Times, proved: () => Promise<void>): Promise<void> {
    const shown = nextShown(room.somebody)
    const restored = proved().then(() => performance.now())
    await room.somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
    const acknowledged = performance.now()
    const events = { seen: false }
    const event = shown.finally(() => {
      events.seen = true
    })
    // OBS sends one small message and holds the next until the first is acknowledged; whoever keeps asking is never
    // late with that, so that what is timed is the repair and not this client's own delayed acknowledgement.
    while (!events.seen) await room.somebody.call('GetStudioModeEnabled')
    times.event.push(Math.max(0, (await event) - acknowledged))
    times.proved.push(Math.max(0, (await restored) - acknowledged))
  }

  function nextShown(client: OBSWebSocket): Promise<number> {
    return new Promise((resolve) => {
      const seen = (event: { sceneItemId: number; sceneItemEnabled: boolean; sceneName: string }) => {
        if (event.sceneName !== mainScene || event.sceneItemId !== sceneItemId || !event.sceneItemEnabled)
          return
        client.off('SceneItemEnableStateChanged', seen)
        resolve(performance.now())
      }
      client.on('SceneItemEnableStateChanged', seen)
    })
  }
}

type Item = { readonly sceneName: string; readonly sceneItemId: number }

/** Re-enables on the event, reads back 2 ms later, sends again where OBS lied. It acts only while somebody waits. */
async function minimalClient(obs: { readonly url: string; readonly password: string }, item: Item) {
  const client = new OBSWebSocket()
  await client.connect(obs.url, obs.password)
  let told: (() => void) | null = null
  const repair = async (): Promise<void> => {
    await Promise.all([client.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: true }), readBack()])
  }
  const readBack = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 2))
    const { sceneItemEnabled } = await client.call('GetSceneItemEnabled', item)
    if (!sceneItemEnabled) return repair()
    told?.()
    told = null
  }
  client.on('SceneItemEnableStateChanged', (event) => {
    if (
      told !== null &&
      event.sceneItemId === item.sceneItemId &&
      event.sceneName === item.sceneName &&
      !event.sceneItemEnabled
    )
      void repair()
  })
  return {
    client,
    proved: () =>
      new Promise<void>((resolve) => {
        told = resolve
      }),
  }
}

function row(what: string, share: number, studio: readonly number[], minimal: readonly number[]): Row {
  const ours = percentile(studio, share)
  const theirs = percentile(minimal, share)
  const ratio = ours.value / theirs.value
  return {
    name: `label hidden in a real OBS, acknowledgement to ${what}, p${share * 100}`,
    value: ours.value,
    unit: 'ms',
    against: { name: 'minimal obs-websocket-js client', value: theirs.value },
    ratio,
    target: 'at most 1.5x',
    met: ratio <= 1.5,
    note: `${tries} tries each, in turns; ${written(ours)} ms against ${written(theirs)} ms, 95 % intervals`,
  }
}

const none: Row = {
  name: 'label hidden in a real OBS',
  value: Number.NaN,
  unit: 'ms',
  against: null,
  ratio: null,
  target: 'at most 1.5x',
  met: null,
  note: '',
}
