/** A scene collection as one writes it down: by names. */
import type { BlendMode } from '#shared/model/obs.ts'
import type { Json } from './protocol.ts'
import { newInput } from './requests/inputs.ts'
import { newItem, uncropped, unplaced } from './world/transform.ts'
import type { Crop, Filter, Placement, Size, Source, StoredCollection } from './world/world.ts'

export type PlannedItem = {
  /** An input, a group, or a scene that is planned before this one. */
  readonly source: string
  readonly enabled?: boolean
  readonly locked?: boolean
  readonly blendMode?: BlendMode
  readonly transform?: Partial<Placement & Crop>
}

export type PlannedFilter = {
  readonly name: string
  readonly kind: string
  readonly settings?: Json
  readonly enabled?: boolean
}

export type CollectionPlan = {
  readonly name: string
  readonly inputs: readonly {
    readonly name: string
    readonly kind: string
    readonly settings?: Json
    readonly filters?: readonly PlannedFilter[]
  }[]
  /** Oldest first. Items bottom first. A group has a size of its own. */
  readonly scenes: readonly {
    readonly name: string
    readonly group?: Size
    readonly items: readonly PlannedItem[]
    readonly filters?: readonly PlannedFilter[]
  }[]
  readonly program: string
}

/** The plan as a stored collection. Throws where it names something that it does not plan. */
export function collectionFrom(plan: CollectionPlan): StoredCollection {
  const ids = new Map<string, number>()
  const idOf = (name: string): number => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`the plan ${plan.name} has no source ${name}`)
    return id
  }
  for (const { name } of [...plan.inputs, ...plan.scenes]) {
    if (ids.has(name)) throw new Error(`the plan ${plan.name} names ${name} twice`)
    ids.set(name, ids.size + 1)
  }
  const inputs: Source[] = plan.inputs.map((input) => ({
    ...newInput(idOf(input.name), input.name, input.kind, input.settings ?? {}),
    filters: (input.filters ?? []).map(filterFrom),
  }))
  const scenes: Source[] = plan.scenes.map((scene) => ({
    type: 'scene',
    id: idOf(scene.name),
    name: scene.name,
    filters: (scene.filters ?? []).map(filterFrom),
    removed: false,
    group: scene.group ?? null,
    items: scene.items.map((item, index) => ({
      ...newItem(index + 1, idOf(item.source), item.enabled ?? true),
      locked: item.locked ?? false,
      blendMode: item.blendMode ?? 'OBS_BLEND_NORMAL',
      ...split(item.transform ?? {}),
    })),
    nextItemId: scene.items.length + 1,
    override: { name: null, duration: null },
  }))
  return {
    sources: [...inputs, ...scenes],
    sceneOrder: plan.scenes.filter((scene) => scene.group === undefined).map(({ name }) => idOf(name)),
    program: idOf(plan.program),
  }
}

function filterFrom(filter: PlannedFilter): Filter {
  const { name, kind, settings = {}, enabled = true } = filter
  return { name, kind, settings, enabled }
}

function split(transform: Partial<Placement & Crop>): { readonly placement: Placement; readonly crop: Crop } {
  const { cropLeft, cropTop, cropRight, cropBottom } = { ...uncropped, ...transform }
  const {
    cropLeft: _l,
    cropTop: _t,
    cropRight: _r,
    cropBottom: _b,
    ...placement
  } = {
    ...unplaced,
    ...transform,
    ...uncropped,
  }
  return { placement, crop: { cropLeft, cropTop, cropRight, cropBottom } }
}
