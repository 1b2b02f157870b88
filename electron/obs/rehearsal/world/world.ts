/**
 * The rehearsal OBS's whole state: one immutable value. Requests, time and the disk turn one world into the next;
 * nothing else remembers anything, so a world that was kept can be drawn or asked later.
 */

import type { Instant } from '#shared/model/ids.ts'
import type { BlendMode } from '#shared/model/obs.ts'
import type { Json } from '../protocol.ts'
import type { Rules } from '../rules.ts'

export type SourceId = number
export type Size = { readonly width: number; readonly height: number }

/** What an item's placement consists of; obs-websocket's field names, crop apart because OBS applies it later. */
export type Placement = {
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
}

export type Crop = {
  readonly cropLeft: number
  readonly cropTop: number
  readonly cropRight: number
  readonly cropBottom: number
}

export type Item = {
  readonly id: number
  readonly source: SourceId
  readonly enabled: boolean
  readonly locked: boolean
  readonly blendMode: BlendMode
  readonly placement: Placement
  readonly crop: Crop
  /** The source's size when this item's transform was last worked out; another size then is a change to report. */
  readonly seenSize: Size
  /** A change that OBS works out, and reports, only when the scene is next rendered. */
  readonly unrendered: boolean
  /** When it was last switched off; a lie about switching it on again needs it to be recent. */
  readonly disabledAt: Instant | null
}

export type Filter = {
  readonly name: string
  readonly kind: string
  readonly enabled: boolean
  readonly settings: Json
}

type SourceBase = {
  readonly id: SourceId
  readonly name: string
  readonly filters: readonly Filter[]
  /** Removed by a request, but still in the way until every scene that held it has been rendered. */
  readonly removed: boolean
}

export type SceneSource = SourceBase & {
  readonly type: 'scene'
  /** A group's own size; null for a scene, which is as large as the canvas. */
  readonly group: Size | null
  /** Bottom first, as OBS draws them. */
  readonly items: readonly Item[]
  readonly nextItemId: number
  /** How OBS goes to this scene, where that is not the current transition; milliseconds. */
  readonly override: { readonly name: string | null; readonly duration: number | null }
}

export type InputSource = SourceBase & {
  readonly type: 'input'
  readonly kind: string
  readonly settings: Json
  readonly muted: boolean
  /** Linear gain. */
  readonly volume: number
  /** What the input shows; 0 by 0 while it has nothing to show. */
  readonly size: Size
  /** For files: its modification time in whole seconds when it was read, which is all that OBS compares. */
  readonly fileTime: number | null
}

export type Source = SceneSource | InputSource

export type Transition = {
  readonly from: SourceId
  readonly to: SourceId
  readonly name: string
  readonly startedAt: Instant
  readonly endsAt: Instant
}

export type StudioMode = {
  readonly preview: SourceId
  /** What is really on air: OBS's private copy of the programme scene, made when it went on air. */
  readonly onAir: SceneSource
}

export type Output = {
  readonly phase: 'idle' | 'starting' | 'active' | 'stopping'
  readonly startedAt: Instant
}

export type Recording = Output & {
  readonly path: string | null
  readonly bytes: number
  /** Since when it is paused, and the sum of the pauses before, in milliseconds. */
  readonly pausedAt: Instant | null
  readonly pausedFor: number
  /** Since when it takes nothing in any more, though it is called active. */
  readonly deadAt: Instant | null
  /** When the last run ended: OBS does not hear a start that follows too soon. */
  readonly stoppedAt: Instant
}

export type Profile = {
  readonly name: string
  /** `category/name` to value, as in OBS's basic.ini. */
  readonly parameters: Readonly<Record<string, string>>
  readonly service: { readonly type: string; readonly settings: Json }
  readonly slots: Json
}

export type Video = {
  readonly baseWidth: number
  readonly baseHeight: number
  readonly outputWidth: number
  readonly outputHeight: number
  readonly fpsNumerator: number
  readonly fpsDenominator: number
}

/** A scene collection that is not loaded. Ids inside it are its own and are given anew when it is loaded. */
export type StoredCollection = {
  readonly sources: readonly Source[]
  /** Oldest first. */
  readonly sceneOrder: readonly SourceId[]
  readonly program: SourceId
}

export type Due =
  | { readonly what: 'frame'; readonly at: Instant }
  | { readonly what: 'transition-ends'; readonly at: Instant }
  | { readonly what: 'collection-loaded'; readonly at: Instant; readonly created: boolean }
  | { readonly what: 'stream-started'; readonly at: Instant }
  | { readonly what: 'stream-stopped'; readonly at: Instant }
  | { readonly what: 'files-checked'; readonly at: Instant }

export type World = {
  readonly rules: Rules
  readonly startedAt: Instant
  readonly video: Video
  readonly nextSourceId: SourceId
  /** In the order in which they were made. */
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly sceneOrder: readonly SourceId[]
  /** The scene on air, or on its way there. It may have been removed since: OBS keeps showing it then. */
  readonly program: SourceId
  readonly transition: Transition | null
  readonly transitionName: string
  /** Milliseconds. */
  readonly transitionDuration: number
  readonly studioMode: StudioMode | null
  readonly record: Recording
  readonly stream: Output
  readonly virtualCamera: boolean
  readonly collection: string
  readonly collections: ReadonlyMap<string, StoredCollection>
  readonly loading: boolean
  readonly profile: string
  readonly profiles: ReadonlyMap<string, Profile>
  readonly slots: Json
  /** Inputs that viewers see (active) and that anything shows (showing), as last reported. */
  readonly active: ReadonlySet<SourceId>
  readonly showing: ReadonlySet<SourceId>
  readonly agenda: readonly Due[]
}

export const nothing: Size = { width: 0, height: 0 }
