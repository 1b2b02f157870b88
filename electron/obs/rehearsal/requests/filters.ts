import { type Json, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { filterKinds } from '../world/kinds.ts'
import { anySource, named, withSource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import type { Filter, Source, World } from '../world/world.ts'
import { type Data, flag, number, object, optionalFlag, optionalObject, text } from './fields.ts'

function tellFilter(filter: Filter, filterIndex: number): Json {
  return {
    filterName: filter.name,
    filterEnabled: filter.enabled,
    filterIndex,
    filterKind: filter.kind,
    filterSettings: filter.settings,
  }
}

type Place = { readonly source: Source; readonly filter: Filter; readonly index: number }

function filterIn(world: World, data: Data): Place {
  const source = anySource(world, data)
  const name = text(data, 'filterName')
  const index = source.filters.findIndex((one) => one.name === name)
  const filter = source.filters[index]
  if (filter === undefined) {
    throw new RequestRefused(
      status.resourceNotFound,
      `No filter was found in the source \`${source.name}\` with the name \`${name}\`.`,
    )
  }
  return { source, filter, index }
}

function withFilter(world: World, { source, index }: Place, filter: Filter): World {
  return withSource(world, { ...source, filters: source.filters.with(index, filter) })
}

export const getSourceFilterKindList: Handler = () => ({
  data: { sourceFilterKinds: Object.keys(filterKinds) },
})

export const getSourceFilterList: Handler = (world, data) => ({
  data: { filters: anySource(world, data).filters.map(tellFilter) },
})

export const getSourceFilterDefaultSettings: Handler = (_world, data) => {
  const defaults = filterKinds[text(data, 'filterKind')]
  if (defaults === undefined) throw new RequestRefused(status.invalidFilterKind)
  return { data: { defaultFilterSettings: defaults } }
}

export const getSourceFilter: Handler = (world, data) => {
  const { filter, index } = filterIn(world, data)
  const { filterName: _, ...told } = tellFilter(filter, index)
  return { data: told }
}

export const createSourceFilter: Handler = (world, data) => {
  const source = anySource(world, data)
  const name = text(data, 'filterName')
  const kind = text(data, 'filterKind')
  if (source.filters.some((filter) => filter.name === name)) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A filter already exists by that name.')
  }
  const defaults = filterKinds[kind]
  if (defaults === undefined) {
    throw new RequestRefused(
      status.invalidFilterKind,
      'Your specified filter kind is not supported by OBS. Check that any necessary plugins are loaded.',
    )
  }
  const settings = optionalObject(data, 'filterSettings') ?? {}
  const filter: Filter = { name, kind, enabled: true, settings }
  return {
    world: withSource(world, { ...source, filters: [...source.filters, filter] }),
    events: [
      event('SourceFilterCreated', {
        ...named(world, 'source', source.id),
        filterName: name,
        filterKind: kind,
        filterIndex: source.filters.length,
        filterSettings: settings,
        defaultFilterSettings: defaults,
      }),
    ],
  }
}

export const removeSourceFilter: Handler = (world, data) => {
  const { source, filter } = filterIn(world, data)
  const filters = source.filters.filter((one) => one !== filter)
  return {
    world: withSource(world, { ...source, filters }),
    events: [event('SourceFilterRemoved', { ...named(world, 'source', source.id), filterName: filter.name })],
  }
}

export const setSourceFilterName: Handler = (world, data) => {
  const place = filterIn(world, data)
  const name = text(data, 'newFilterName')
  if (place.source.filters.some((one) => one.name === name)) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A filter already exists by that new name.')
  }
  return {
    world: withFilter(world, place, { ...place.filter, name }),
    events: [
      event('SourceFilterNameChanged', {
        ...named(world, 'source', place.source.id),
        oldFilterName: place.filter.name,
        filterName: name,
      }),
    ],
  }
}

export const setSourceFilterIndex: Handler = (world, data) => {
  const { source, filter, index } = filterIn(world, data)
  const wanted = number(data, 'filterIndex', 0, 8192)
  const filters = source.filters.toSpliced(index, 1).toSpliced(wanted, 0, filter)
  if (filters.indexOf(filter) === index) return {}
  return {
    world: withSource(world, { ...source, filters }),
    events: [
      event('SourceFilterListReindexed', {
        ...named(world, 'source', source.id),
        filters: filters.map(tellFilter),
      }),
    ],
  }
}

export const setSourceFilterSettings: Handler = (world, data) => {
  const place = filterIn(world, data)
  const asked = object(data, 'filterSettings', true)
  const overlay = optionalFlag(data, 'overlay') ?? true
  const settings = overlay ? { ...place.filter.settings, ...asked } : asked
  const told = {
    ...named(world, 'source', place.source.id),
    filterName: place.filter.name,
    filterSettings: settings,
  }
  return {
    world: withFilter(world, place, { ...place.filter, settings }),
    events: world.rules.dialect === '5.1' ? [] : [event('SourceFilterSettingsChanged', told)],
  }
}

export const setSourceFilterEnabled: Handler = (world, data) => {
  const place = filterIn(world, data)
  const enabled = flag(data, 'filterEnabled')
  return {
    world: withFilter(world, place, { ...place.filter, enabled }),
    events: [
      event('SourceFilterEnableStateChanged', {
        ...named(world, 'source', place.source.id),
        filterName: place.filter.name,
        filterEnabled: enabled,
      }),
    ],
  }
}
