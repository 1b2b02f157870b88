import type { Instant } from '#shared/model/ids.ts'
import type { Filter, Input, Known, ObsState, Scene } from '#shared/model/obs.ts'
import { share } from './share.ts'
import { unknown, whyUnread } from './state.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A copy of the state that one step of the reducer may write to; the original and all its values stay untouched. */
export type Draft = Omit<Writable<ObsState>, 'scenes' | 'inputs' | 'filters'> & {
  scenes: Map<string, Scene>
  inputs: Map<string, Input>
  filters: Map<string, Known<readonly Filter[]>>
}

export function draftOf(obs: ObsState): Draft {
  return {
    ...obs,
    scenes: new Map(obs.scenes),
    inputs: new Map(obs.inputs),
    filters: new Map(obs.filters),
  }
}

/** Where the parts that exist once live in the state. */
export const fieldOf = {
  record: 'record',
  stream: 'stream',
  'virtual-camera': 'virtualCamera',
  'studio-mode': 'studioMode',
  canvas: 'canvas',
  collection: 'collection',
  profile: 'profile',
  'record-directory': 'recordDirectory',
  'stream-service': 'streamService',
  'replay-buffer': 'replayBuffer',
} as const

/** `value` as known now, sharing all that is equal with what was known before. */
export function known<T>(before: Known<T>, value: T, at: Instant): Known<T> {
  return { known: true, value: before.known ? share(before.value, value) : value, at }
}

/** Applies `change` where the value is known and differs after it; unknown stays unknown. */
export function after<T>(before: Known<T>, at: Instant, change: (value: T) => T): Known<T> {
  if (!before.known) return before
  const value = change(before.value)
  return value === before.value ? before : known(before, value, at)
}

export function addScene(draft: Draft, name: string, isGroup: boolean, now: Instant): void {
  if (draft.scenes.get(name)?.isGroup === isGroup) return
  draft.scenes.set(name, { name, isGroup, items: unknown(now, whyUnread) })
}

export function addInput(draft: Draft, name: string, kind: string, now: Instant): void {
  if (draft.inputs.get(name)?.kind === kind) return
  const nothing = unknown(now, whyUnread)
  draft.inputs.set(name, { name, kind, settings: nothing, muted: nothing })
}

/** Scenes, groups and inputs have filters, and nothing else has; to be called after any of them came, went or was renamed. */
export function alignFilters({ filters, scenes, inputs }: Draft, now: Instant): void {
  for (const source of filters.keys()) {
    if (!scenes.has(source) && !inputs.has(source)) filters.delete(source)
  }
  for (const sources of [scenes, inputs]) {
    for (const source of sources.keys())
      if (!filters.has(source)) filters.set(source, unknown(now, whyUnread))
  }
}

/** Moves an entry to its new name in place, so that maps keep their order. */
export function rename<T>(map: Map<string, T>, before: string, now: string, change: (value: T) => T): void {
  if (!map.has(before) || before === now) return
  const entries = [...map].filter(([key]) => key !== now)
  map.clear()
  for (const [key, value] of entries)
    map.set(key === before ? now : key, key === before ? change(value) : value)
}
