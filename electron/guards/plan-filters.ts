import type { ObsState } from '#shared/model/obs.ts'
import type { PlannedRequest } from './request.ts'

/** Filters on the studio's own inputs are nobody's work: they go. */
export function filtersRemoved(obs: ObsState, source: string): readonly PlannedRequest[] {
  const filters = obs.filters.get(source)
  if (filters?.known !== true) return []
  return filters.value.map(({ name }) => ({
    requestType: 'RemoveSourceFilter',
    requestData: { sourceName: source, filterName: name },
  }))
}

/**
 * A scene's own filters are the operator's work: switched off, not removed. All of them, harmless ones too: what a
 * filter does to the picture is not in its settings alone.
 */
export function filtersOff(obs: ObsState, scene: string): readonly PlannedRequest[] {
  const filters = obs.filters.get(scene)
  if (filters?.known !== true) return []
  return filters.value
    .filter((filter) => filter.enabled)
    .map((filter) => ({
      requestType: 'SetSourceFilterEnabled',
      requestData: { sourceName: scene, filterName: filter.name, filterEnabled: false },
    }))
}
