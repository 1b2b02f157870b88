import type { Canvas, Filter, ObsState, SceneItem } from '#shared/model/obs.ts'
import type { Part } from './part.ts'

type ValueOf<T> = T extends { readonly known: true; readonly value: infer V } ? V : never

export type StreamService = ValueOf<ObsState['streamService']>

/** An output as a status request tells it. */
export type Running = { readonly active: boolean; readonly paused: boolean; readonly forMs: number }

/** What an answer says, by the part that was asked for. */
export type Reading =
  | { readonly kind: 'scenes'; readonly programme: string | null; readonly names: readonly string[] }
  | { readonly kind: 'groups'; readonly names: readonly string[] }
  | { readonly kind: 'inputs'; readonly inputs: readonly { readonly name: string; readonly kind: string }[] }
  | { readonly kind: 'items'; readonly items: readonly SceneItem[] }
  | { readonly kind: 'settings'; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly kind: 'muted'; readonly muted: boolean }
  | { readonly kind: 'filters'; readonly filters: readonly Filter[] }
  | { readonly kind: 'record' | 'stream' | 'virtual-camera'; readonly output: Running }
  | { readonly kind: 'studio-mode'; readonly enabled: boolean }
  | { readonly kind: 'canvas'; readonly canvas: Canvas }
  | { readonly kind: 'collection' | 'profile' | 'record-directory'; readonly text: string }
  | { readonly kind: 'stream-service'; readonly service: StreamService }
  | { readonly kind: 'replay-buffer'; readonly state: ValueOf<ObsState['replayBuffer']> }

/** What came back for one part: its reading, or why there is none. */
export type Answer = { readonly part: Part } & (
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly why: string }
)
