import type { Filter } from '#shared/model/obs.ts'
import type { ObsEvent } from './event.ts'

/** The filters of `source` after an event; the same array where the event does not concern them. */
export function filtersAfter(source: string, filters: readonly Filter[], event: ObsEvent): readonly Filter[] {
  if (!('filterName' in event) || event.sourceName !== source) return filters
  const at = (name: string) => filters.findIndex((filter) => filter.name === name)
  switch (event.type) {
    case 'SourceFilterCreated': {
      const created = {
        name: event.filterName,
        kind: event.filterKind,
        enabled: true,
        settings: event.filterSettings,
      }
      return at(created.name) < 0 ? filters.toSpliced(event.filterIndex, 0, created) : filters
    }
    case 'SourceFilterRemoved':
      return at(event.filterName) < 0 ? filters : filters.toSpliced(at(event.filterName), 1)
    case 'SourceFilterNameChanged':
      return changed(filters, at(event.oldFilterName), { name: event.filterName })
    case 'SourceFilterSettingsChanged':
      return changed(filters, at(event.filterName), { settings: event.filterSettings })
    case 'SourceFilterEnableStateChanged':
      return changed(filters, at(event.filterName), { enabled: event.filterEnabled })
    default:
      return filters
  }
}

function changed(filters: readonly Filter[], index: number, change: Partial<Filter>): readonly Filter[] {
  const filter = filters[index]
  return filter === undefined ? filters : filters.with(index, { ...filter, ...change })
}
