/**
 * OBS as the studio sees it: one immutable value. Every part says when it was read, or that it is not known;
 * a guard must treat 'not known' as 'not in force'.
 */
import type { Instant, Sha256 } from './ids.ts'
import type { Sight } from './sight.ts'

/**
 * A part of OBS's state. `at` is when the answer or event that last carried it was received; `value` keeps its
 * identity while it stays the same, however often it is read again. `why` is a short English phrase.
 */
export type Known<T> =
  | { readonly known: true; readonly value: T; readonly at: Instant }
  | { readonly known: false; readonly since: Instant; readonly why: string }

/** Why there is no OBS to talk to; each has its own sentence in the console. */
export type LinkFailure =
  | 'closed' // nothing listens: OBS is not running or its websocket server is off
  | 'wrong-port' // something listens that is not obs-websocket 5
  | 'wrong-password'
  | 'too-old' // obs-websocket below 5.1, or an OBS below 29
  | 'stale' // connected, but it has stopped answering

export type LinkState =
  | {
      readonly phase: 'connecting'
      readonly since: Instant
      readonly failure: LinkFailure | null
      readonly attempts: number
    }
  | {
      readonly phase: 'connected'
      readonly since: Instant
      readonly obsVersion: string
      readonly rpcVersion: string
    }
  | { readonly phase: 'closed' }

export type BlendMode =
  | 'OBS_BLEND_NORMAL'
  | 'OBS_BLEND_ADDITIVE'
  | 'OBS_BLEND_SUBTRACT'
  | 'OBS_BLEND_SCREEN'
  | 'OBS_BLEND_MULTIPLY'
  | 'OBS_BLEND_LIGHTEN'
  | 'OBS_BLEND_DARKEN'

/** obs-websocket's sceneItemTransform; lengths in canvas pixels, rotation in degrees clockwise. */
export type Transform = {
  readonly positionX: number
  readonly positionY: number
  readonly rotation: number
  readonly scaleX: number
  readonly scaleY: number
  readonly alignment: number
  readonly boundsType: string
  readonly boundsAlignment: number
  readonly boundsWidth: number
  readonly boundsHeight: number
  readonly cropLeft: number
  readonly cropTop: number
  readonly cropRight: number
  readonly cropBottom: number
  /** Size of the source itself, 0 while OBS has not rendered or loaded it. */
  readonly sourceWidth: number
  readonly sourceHeight: number
  /** Source size times scale, as OBS reports it: without crop, bounds and rotation. Where it lies is for geometry to say. */
  readonly width: number
  readonly height: number
}

export type SceneItem = {
  readonly id: number
  readonly source: string
  readonly sourceType: 'input' | 'scene' | 'group'
  /** obs kind id such as `image_source`; null for scenes and groups. */
  readonly inputKind: string | null
  readonly enabled: boolean
  readonly locked: boolean
  readonly blendMode: BlendMode | string
  readonly transform: Transform
}

/** A scene or a group; `items` bottom first, as obs-websocket indexes them (index 0 is drawn first). */
export type Scene = {
  readonly name: string
  readonly isGroup: boolean
  readonly items: Known<readonly SceneItem[]>
}

export type Input = {
  readonly name: string
  readonly kind: string
  readonly settings: Known<Readonly<Record<string, unknown>>>
  readonly muted: Known<boolean>
}

export type Filter = {
  readonly name: string
  readonly kind: string
  readonly enabled: boolean
  readonly settings: Readonly<Record<string, unknown>>
}

export type Canvas = {
  readonly baseWidth: number
  readonly baseHeight: number
  readonly outputWidth: number
  readonly outputHeight: number
  readonly fps: number
}

export type OutputState = {
  readonly active: boolean
  /** Since when it is paused, as far as that was seen; null while it is not. */
  readonly pausedAt: Instant | null
  /** OBS has announced the stop and cannot take it back; still `active` until the last bytes are out. */
  readonly stopping: boolean
  /** When `active` last changed, as far as it was seen. */
  readonly since: Instant
  /** Its length in milliseconds, as OBS last told, and when that was last seen to have grown (to half a second). */
  readonly grown: { readonly ms: number; readonly at: Instant }
}

/** A name that OBS goes by, and when it last became another one while somebody watched. */
export type Moved = {
  readonly name: string
  /** What it was before; null while nobody saw it change. */
  readonly from: string | null
  readonly at: Instant
}

export type StreamService = {
  readonly type: string
  readonly server: string
  readonly keyFingerprint: string
}

/** How OBS stood when the room went out, and what has moved since; each part null until it was first read. */
export type Stood = {
  readonly collection: Moved | null
  readonly profile: Moved | null
  /** Where OBS records to, from the next start of a recording on. */
  readonly recordFolder: Moved | null
  readonly canvas: Canvas | null
  /** As it was first, and as it was last seen. */
  readonly streamService: { readonly first: StreamService; readonly last: StreamService } | null
  /** Microphones that could be heard at some time since, by name. */
  readonly heard: readonly string[]
  /** Whether there was any input of sound at all. */
  readonly hadSound: boolean
}

/** What the room's worker knows of OBS beside its answers of this moment. */
export type Beside = {
  /** Null while the room is not out. */
  readonly stood: Stood | null
  /** What files contain that sources show, by the path as OBS spells it; those that were read and are no larger than a picture. */
  readonly files: Readonly<Record<string, Sha256>>
  /** What OBS calls its cut; null while that is not known. */
  readonly cut: string | null
  /** Pictures of the studio's own that are on disk as somebody else left them, or not at all, by path. */
  readonly spoilt: readonly string[]
}

export const nothingBeside: Beside = { stood: null, files: {}, cut: null, spoilt: [] }

export type ObsState = {
  /** Raised by every change except that a part was read again and found the same: what a guard may remember by. */
  readonly revision: number
  readonly link: LinkState
  readonly programme: Known<string>
  readonly studioMode: Known<boolean>
  readonly collection: Known<string>
  readonly profile: Known<string>
  /** True between CurrentSceneCollectionChanging and …Changed: nothing may be asked then, OBS would die of it. */
  readonly collectionChanging: boolean
  readonly canvas: Known<Canvas>
  /** Names of all scenes (not groups), the top of OBS's list first. `scenes` is complete only while this is known. */
  readonly sceneNames: Known<readonly string[]>
  /** Scenes and groups. */
  readonly scenes: ReadonlyMap<string, Scene>
  /** Names of all inputs. `inputs` is complete only while this is known. */
  readonly inputNames: Known<readonly string[]>
  readonly inputs: ReadonlyMap<string, Input>
  /** By source name (input, scene or group). */
  readonly filters: ReadonlyMap<string, Known<readonly Filter[]>>
  readonly record: Known<OutputState>
  readonly stream: Known<OutputState>
  readonly virtualCamera: Known<OutputState>
  /** OBS has one only where its settings switched it on before it started. */
  readonly replayBuffer: Known<'unavailable' | 'stopped' | 'running'>
  readonly recordDirectory: Known<string>
  readonly streamService: Known<StreamService>
  /** What the programme's picture shows, as another connection sees it; unknown while nobody looks. */
  readonly picture: Known<Sight>
  readonly beside: Beside
}
