import type { CollectionPlan, PlannedFilter, PlannedItem } from '#electron/obs/rehearsal/plan.ts'

const boundsTypes = [
  'OBS_BOUNDS_NONE',
  'OBS_BOUNDS_STRETCH',
  'OBS_BOUNDS_SCALE_INNER',
  'OBS_BOUNDS_SCALE_OUTER',
  'OBS_BOUNDS_SCALE_TO_WIDTH',
  'OBS_BOUNDS_SCALE_TO_HEIGHT',
  'OBS_BOUNDS_MAX_ONLY',
]

/** A planned scene collection as the JSON that OBS 29 keeps on disk, so that a real OBS can start with it. */
export function obsCollection(plan: CollectionPlan): object {
  const scenes = plan.scenes.filter((scene) => scene.group === undefined)
  const groups = plan.scenes.filter((scene) => scene.group !== undefined)
  return {
    name: plan.name,
    current_scene: plan.program,
    current_program_scene: plan.program,
    current_transition: 'Fade',
    transition_duration: 300,
    transitions: [],
    scene_order: scenes.map(({ name }) => ({ name })),
    sources: [
      ...plan.inputs.map((input) => ({
        ...sourceDefaults,
        name: input.name,
        id: input.kind.replace(/_v\d+$/, ''),
        versioned_id: input.kind,
        settings: input.settings ?? {},
        filters: (input.filters ?? []).map(filterJson),
      })),
      ...scenes.map((scene) => sceneJson(scene.name, 'scene', scene.items, scene.filters)),
    ],
    groups: groups.map((group) => {
      const json = sceneJson(group.name, 'group', group.items, group.filters)
      return {
        ...json,
        settings: { ...json.settings, custom_size: true, cx: group.group?.width, cy: group.group?.height },
      }
    }),
  }
}

const sourceDefaults = {
  enabled: true,
  muted: false,
  volume: 1,
  balance: 0.5,
  mixers: 255,
  sync: 0,
  flags: 0,
}

function sceneJson(
  name: string,
  id: 'scene' | 'group',
  items: readonly PlannedItem[],
  filters: readonly PlannedFilter[] = [],
) {
  return {
    ...sourceDefaults,
    name,
    id,
    versioned_id: id,
    settings: { id_counter: items.length, custom_size: false, items: items.map(itemJson) },
    filters: filters.map(filterJson),
  }
}

function itemJson(item: PlannedItem, index: number): object {
  const placed = item.transform ?? {}
  return {
    name: item.source,
    id: index + 1,
    visible: item.enabled ?? true,
    locked: item.locked ?? false,
    pos: { x: placed.positionX ?? 0, y: placed.positionY ?? 0 },
    scale: { x: placed.scaleX ?? 1, y: placed.scaleY ?? 1 },
    rot: placed.rotation ?? 0,
    align: placed.alignment ?? 5,
    bounds_type: boundsTypes.indexOf(placed.boundsType ?? 'OBS_BOUNDS_NONE'),
    bounds_align: placed.boundsAlignment ?? 0,
    bounds: { x: placed.boundsWidth ?? 0, y: placed.boundsHeight ?? 0 },
    crop_left: placed.cropLeft ?? 0,
    crop_top: placed.cropTop ?? 0,
    crop_right: placed.cropRight ?? 0,
    crop_bottom: placed.cropBottom ?? 0,
    blend_type: (item.blendMode ?? 'OBS_BLEND_NORMAL').replace('OBS_BLEND_', '').toLowerCase(),
    group_item_backup: false,
    private_settings: {},
  }
}

function filterJson(filter: PlannedFilter): object {
  return {
    ...sourceDefaults,
    name: filter.name,
    id: filter.kind.replace(/_v\d+$/, ''),
    versioned_id: filter.kind,
    enabled: filter.enabled ?? true,
    settings: filter.settings ?? {},
  }
}
