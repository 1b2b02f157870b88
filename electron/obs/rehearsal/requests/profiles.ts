import { RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import type { Handler } from '../world/step.ts'
import type { Profile, Video, World } from '../world/world.ts'
import { has, needed, text } from './fields.ts'

export function currentProfile(world: World): Profile {
  const profile = world.profiles.get(world.profile)
  if (profile === undefined) throw new Error(`there is no profile ${world.profile}`)
  return profile
}

export function withProfile(world: World, profile: Profile): World {
  return { ...world, profiles: new Map(world.profiles).set(profile.name, profile) }
}

export function parameterOf(world: World, category: string, name: string): string | undefined {
  return currentProfile(world).parameters[`${category}/${name}`]
}

function withParameter(world: World, category: string, name: string, value: string | null): World {
  const profile = currentProfile(world)
  const { [`${category}/${name}`]: _, ...others } = profile.parameters
  const parameters = value === null ? others : { ...others, [`${category}/${name}`]: value }
  return withProfile(world, { ...profile, parameters })
}

/** The video settings as OBS keeps them in a profile. */
export function videoParameters(video: Video): Profile['parameters'] {
  return {
    'Video/BaseCX': String(video.baseWidth),
    'Video/BaseCY': String(video.baseHeight),
    'Video/OutputCX': String(video.outputWidth),
    'Video/OutputCY': String(video.outputHeight),
    'Video/FPSType': '2',
    'Video/FPSNum': String(video.fpsNumerator),
    'Video/FPSDen': String(video.fpsDenominator),
  }
}

function names(world: World): readonly string[] {
  return [...world.profiles.keys()].toSorted()
}

export const getProfileList: Handler = (world) => ({
  data: { currentProfileName: world.profile, profiles: names(world) },
})

export const createProfile: Handler = (world, data) => {
  const name = text(data, 'profileName')
  if (world.profiles.has(name)) throw new RequestRefused(status.resourceAlreadyExists)
  const made = withProfile(world, { ...currentProfile(world), name, slots: {} })
  const next = { ...made, profile: name }
  return {
    world: next,
    events: [
      event('CurrentProfileChanging', { profileName: world.profile }),
      event('ProfileListChanged', { profiles: names(next) }),
      event('CurrentProfileChanged', { profileName: name }),
    ],
  }
}

export const setCurrentProfile: Handler = (world, data) => {
  const name = text(data, 'profileName')
  if (!world.profiles.has(name)) throw new RequestRefused(status.resourceNotFound)
  if (name === world.profile) return {}
  return {
    world: { ...world, profile: name },
    events: [
      event('CurrentProfileChanging', { profileName: world.profile }),
      event('CurrentProfileChanged', { profileName: name }),
    ],
  }
}

export const removeProfile: Handler = (world, data) => {
  const name = text(data, 'profileName')
  if (!world.profiles.has(name)) throw new RequestRefused(status.resourceNotFound)
  if (world.profiles.size < 2) throw new RequestRefused(status.notEnoughResources)
  const profiles = new Map(world.profiles)
  profiles.delete(name)
  const others = [...profiles.keys()].toSorted()
  const listChanged = event('ProfileListChanged', { profiles: others })
  const neighbour = others[0]
  if (name !== world.profile || neighbour === undefined) {
    return { world: { ...world, profiles }, events: [listChanged] }
  }
  return {
    world: { ...world, profiles, profile: neighbour },
    events: [
      event('CurrentProfileChanging', { profileName: name }),
      listChanged,
      event('CurrentProfileChanged', { profileName: neighbour }),
    ],
  }
}

/** OBS's own defaults, where a client could wonder. */
const defaultParameters: Readonly<Record<string, string>> = { 'Audio/SampleRate': '48000' }

export const getProfileParameter: Handler = (world, data) => {
  const category = text(data, 'parameterCategory')
  const name = text(data, 'parameterName')
  const defaultValue = defaultParameters[`${category}/${name}`] ?? null
  return {
    data: {
      parameterValue: parameterOf(world, category, name) ?? defaultValue,
      defaultParameterValue: defaultValue,
    },
  }
}

export const setProfileParameter: Handler = (world, data) => {
  const category = text(data, 'parameterCategory')
  const name = text(data, 'parameterName')
  if (!has(data, 'parameterValue')) {
    if (parameterOf(world, category, name) === undefined) {
      throw new RequestRefused(
        status.resourceNotFound,
        'There are no existing instances of that profile parameter.',
      )
    }
    return { world: withParameter(world, category, name, null) }
  }
  const value = needed(data, 'parameterValue')
  if (typeof value !== 'string') {
    throw new RequestRefused(status.invalidRequestFieldType, 'The field `parameterValue` must be a string.')
  }
  return { world: withParameter(world, category, name, value) }
}

export const getRecordDirectory: Handler = (world) => ({
  data: { recordDirectory: parameterOf(world, 'SimpleOutput', 'FilePath') ?? null },
})

export const setRecordDirectory: Handler = (world, data) => ({
  world: withParameter(world, 'SimpleOutput', 'FilePath', text(data, 'recordDirectory')),
})
