/** The least that a guard needs to look at. */
import { unknownState } from '#electron/obs/mirror/state.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { RoomId, SessionId, Sha256 } from '#shared/model/ids.ts'
import type { Intent, OverlayPicture } from '#shared/model/intent.ts'
import type { Input, ObsState, SceneItem } from '#shared/model/obs.ts'
import { declaring } from '#test/harness/declaring.ts'

const connected = { phase: 'connected', since: 0, obsVersion: '30.0.0', rpcVersion: '1' } as const
const picture: OverlayPicture = {
  sha256: Sha256.parse('0'.repeat(64)),
  file: '/safe.png',
  width: 1,
  height: 1,
}

/** An OBS of which nothing was read yet. */
export const emptyObs: ObsState = unknownState(connected, 0, 0, 0).obs

/** A room in which nothing is asked for and nothing is declared. */
export const idleIntent: Intent = {
  canvas: { width: 1080, height: 1920 },
  begunAt: null,
  early: { stream: 'stop', 'virtual-camera': 'tell' },
  room: RoomId.parse('room'),
  session: SessionId.parse('session'),
  phase: 'idle',
  way: 'obs-stream',
  revision: 1,
  sources: declaring({}),
  label: null,
  cardInput: ownNames.cardInput,
  card: null,
  goods: { drawn: [], barred: [] },
  noticeInput: ownNames.noticeInput,
  notice: null,
  record: false,
  stopRecord: false,
  startOutput: false,
  stopOutput: false,
  pull: [],
  holds: [],
  rungs: [],
  probe: null,
  safeScene: { name: ownNames.safeScene, input: ownNames.safeInput, picture, on: false },
}

export type Shown = Partial<Pick<SceneItem, 'enabled' | 'sourceType'>>
type Inputs = Readonly<Record<string, readonly [kind: string, settings: Record<string, unknown> | null]>>
type Scenes = Readonly<Record<string, Readonly<Record<string, Shown>> | null>>

/** An OBS with these inputs and scenes, the first scene in the programme; null is what cannot be read. */
export function obsWith(inputs: Inputs, scenes: Scenes): ObsState {
  const known = <T>(value: T) => ({ known: true, value, at: 0 }) as const
  const unknown = { known: false, since: 0, why: 'not read yet' } as const
  return {
    ...emptyObs,
    collection: known('a collection'),
    programme: known(Object.keys(scenes)[0] ?? ''),
    sceneNames: known(Object.keys(scenes)),
    inputNames: known(Object.keys(inputs)),
    inputs: new Map(
      Object.entries(inputs).map(([name, [kind, settings]]): [string, Input] => [
        name,
        { name, kind, settings: settings === null ? unknown : known(settings), muted: unknown },
      ]),
    ),
    scenes: new Map(
      Object.entries(scenes).map(([name, items]) => [
        name,
        { name, isGroup: false, items: items === null ? unknown : known(Object.entries(items).map(item)) },
      ]),
    ),
  }
}

function item([source, { enabled = true, sourceType = 'input' }]: [string, Shown], id: number): SceneItem {
  const transform = {} as SceneItem['transform']
  return { id, source, sourceType, inputKind: null, enabled, locked: false, blendMode: '', transform }
}
