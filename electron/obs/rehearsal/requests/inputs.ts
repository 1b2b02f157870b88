import { type Json, type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { type InputKind, inputKinds } from '../world/kinds.ts'
import { purge } from '../world/purge.ts'
import { inputIn, named, sceneIn, sourceNamed, withSource } from '../world/sources.ts'
import type { Handler, Senses } from '../world/step.ts'
import { type InputSource, nothing, type Size, type World } from '../world/world.ts'
import { type Data, flag, object, optionalFlag, optionalObject, optionalText, text } from './fields.ts'
import { addItem } from './items.ts'

export function kindOf(kind: string): InputKind {
  const found = inputKinds[kind]
  if (found === undefined) throw new Error(`there is no input kind ${kind}`)
  return found
}

/** A kind's defaults overlaid with what was set: what the input works with. */
export function effectiveSettings(input: Pick<InputSource, 'kind' | 'settings'>): Json {
  return { ...kindOf(input.kind).defaults, ...input.settings }
}

/** The input with what it shows looked at again: a file read, a text measured. */
export function loaded(input: InputSource, senses: Senses): InputSource {
  const settings = effectiveSettings(input)
  if (input.kind === 'image_source') {
    const image =
      typeof settings.file === 'string' && settings.file !== '' ? senses.image(settings.file) : null
    return { ...input, size: image?.size ?? nothing, fileTime: image?.fileTime ?? null }
  }
  if (input.kind === 'text_ft2_source_v2') return { ...input, size: senses.text(settings) }
  return { ...input, size: ownSize(settings) }
}

function ownSize(settings: Json): Size {
  const { width, height } = settings
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : nothing
}

export function inputCreated(world: World, input: InputSource): ObsEvent {
  return event('InputCreated', {
    ...named(world, 'input', input.id),
    inputKind: input.kind,
    unversionedInputKind: kindOf(input.kind).unversioned,
    inputSettings: input.settings,
    defaultInputSettings: kindOf(input.kind).defaults,
  })
}

export const getInputList: Handler = (world, data) => {
  const kind = optionalText(data, 'inputKind')
  const inputs = [...world.sources.values()]
    .filter((source) => source.type === 'input')
    .filter((input) => kind === undefined || input.kind === kind)
    .toReversed()
  return {
    data: {
      inputs: inputs.map((input) => ({
        ...named(world, 'input', input.id),
        inputKind: input.kind,
        unversionedInputKind: kindOf(input.kind).unversioned,
      })),
    },
  }
}

export const getInputKindList: Handler = (_world, data) => {
  const unversioned = optionalFlag(data, 'unversioned') ?? false
  const kinds = Object.entries(inputKinds)
  return { data: { inputKinds: kinds.map(([kind, known]) => (unversioned ? known.unversioned : kind)) } }
}

export const getSpecialInputs: Handler = () => ({
  data: { desktop1: null, desktop2: null, mic1: null, mic2: null, mic3: null, mic4: null },
})

export const createInput: Handler = (world, data, senses) => {
  const scene = sceneIn(world, data, 'scene or group')
  const name = text(data, 'inputName')
  const kind = text(data, 'inputKind')
  if (sourceNamed(world, name) !== undefined) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A source already exists by that input name.')
  }
  if (inputKinds[kind] === undefined) {
    throw new RequestRefused(
      status.invalidInputKind,
      'Your specified input kind is not supported by OBS. Check that your specified kind is properly versioned and that any necessary plugins are loaded.',
    )
  }
  const settings = optionalObject(data, 'inputSettings') ?? {}
  const enabled = optionalFlag(data, 'sceneItemEnabled') ?? true
  const input = loaded(newInput(world.nextSourceId, name, kind, settings), senses)
  const made = { ...withSource(world, input), nextSourceId: world.nextSourceId + 1 }
  const added = addItem(made, scene.id, input.id, enabled)
  return {
    world: added.world,
    data: {
      ...(world.rules.dialect === '5.1' ? {} : { inputUuid: named(made, 'input', input.id).inputUuid }),
      sceneItemId: added.id,
    },
    events: [inputCreated(made, input), ...added.events],
  }
}

export function newInput(id: number, name: string, kind: string, settings: Json): InputSource {
  return {
    type: 'input',
    id,
    name,
    kind,
    settings,
    filters: [],
    removed: false,
    muted: false,
    volume: 1,
    size: nothing,
    fileTime: null,
  }
}

export const removeInput: Handler = (world, data) => {
  const input = inputIn(world, data)
  if (input.removed) return {}
  const next = withSource(world, { ...input, removed: true })
  const events = [event('InputRemoved', named(world, 'input', input.id))]
  if (world.rules.lies.namesStayTaken) return { world: purge(next).world, events }
  const sources = new Map(next.sources)
  for (const source of sources.values()) {
    if (source.type !== 'scene') continue
    for (const item of source.items.filter((one) => one.source === input.id)) {
      const where = { ...named(world, 'scene', source.id), ...named(world, 'source', input.id) }
      events.push(event('SceneItemRemoved', { ...where, sceneItemId: item.id }))
    }
    sources.set(source.id, { ...source, items: source.items.filter((one) => one.source !== input.id) })
  }
  return { world: purge({ ...next, sources }).world, events }
}

export const setInputName: Handler = (world, data) => {
  const input = inputIn(world, data)
  const name = text(data, 'newInputName')
  if (sourceNamed(world, name) !== undefined) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A source already exists by that new input name.')
  }
  const next = withSource(world, { ...input, name })
  const changed = { ...named(next, 'input', input.id), oldInputName: input.name }
  return { world: next, events: [event('InputNameChanged', changed)] }
}

export const getInputDefaultSettings: Handler = (_world, data) => {
  const kind = inputKinds[text(data, 'inputKind')]
  if (kind === undefined) throw new RequestRefused(status.invalidInputKind)
  return { data: { defaultInputSettings: kind.defaults } }
}

export const getInputSettings: Handler = (world, data) => {
  const input = inputIn(world, data)
  return { data: { inputSettings: input.settings, inputKind: input.kind } }
}

export const setInputSettings: Handler = (world, data, senses) => {
  const input = inputIn(world, data)
  const asked = object(data, 'inputSettings', true)
  const overlay = optionalFlag(data, 'overlay') ?? true
  const settings = overlay ? { ...input.settings, ...asked } : asked
  const next = withSource(world, loaded({ ...input, settings }, senses))
  const changed = { ...named(next, 'input', input.id), inputSettings: settings }
  return {
    world: next,
    events: world.rules.dialect === '5.1' ? [] : [event('InputSettingsChanged', changed)],
  }
}

export function audioInput(world: World, data: Data): InputSource {
  const input = inputIn(world, data)
  if (!kindOf(input.kind).audio) {
    throw new RequestRefused(status.invalidResourceState, 'The specified input does not support audio.')
  }
  return input
}

export const getInputMute: Handler = (world, data) => ({
  data: { inputMuted: audioInput(world, data).muted },
})

function mute(world: World, input: InputSource, muted: boolean) {
  return {
    world: withSource(world, { ...input, muted }),
    events: [event('InputMuteStateChanged', { ...named(world, 'input', input.id), inputMuted: muted })],
  }
}

export const setInputMute: Handler = (world, data) =>
  mute(world, audioInput(world, data), flag(data, 'inputMuted'))

export const toggleInputMute: Handler = (world, data) => {
  const input = audioInput(world, data)
  return { ...mute(world, input, !input.muted), data: { inputMuted: !input.muted } }
}
