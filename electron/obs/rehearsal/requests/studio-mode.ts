import { RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { changeProgram, sceneForAir } from '../world/programme.ts'
import { named, nameOf, sceneIn, uuidOf } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import type { StudioMode, World } from '../world/world.ts'
import { flag } from './fields.ts'

export const getStudioModeEnabled: Handler = (world) => ({
  data: { studioModeEnabled: world.studioMode !== null },
})

export const setStudioModeEnabled: Handler = (world, data) => {
  const enabled = flag(data, 'studioModeEnabled')
  if (enabled === (world.studioMode !== null)) return {}
  const changed = event('StudioModeStateChanged', { studioModeEnabled: enabled })
  if (world.studioMode === null) {
    const studioMode = { preview: world.program, onAir: sceneForAir(world, world.program) }
    return { world: { ...world, studioMode }, events: [changed] }
  }
  const { preview } = world.studioMode
  // OBS names the preview first, though it is not on air and does not get there: the programme scene stays.
  const stays = world.sources.get(world.program)?.removed === false
  const program = stays ? world.program : preview
  const told = stays ? [preview, program] : [program]
  return {
    world: { ...world, studioMode: null, transition: null, program },
    events: [...told.map((id) => event('CurrentProgramSceneChanged', named(world, 'scene', id))), changed],
  }
}

function studioModeOf(world: World): StudioMode {
  if (world.studioMode === null) throw new RequestRefused(status.studioModeNotActive)
  return world.studioMode
}

export const getCurrentPreviewScene: Handler = (world) => {
  const { preview } = studioModeOf(world)
  const name = nameOf(world, preview)
  const uuid = uuidOf(preview)
  return {
    data: {
      currentPreviewSceneName: name,
      ...(world.rules.dialect === '5.1'
        ? {}
        : { sceneName: name, sceneUuid: uuid, currentPreviewSceneUuid: uuid }),
    },
  }
}

export const setCurrentPreviewScene: Handler = (world, data) => {
  const studioMode = studioModeOf(world)
  const { id } = sceneIn(world, data)
  if (id === studioMode.preview) return {}
  return {
    world: { ...world, studioMode: { ...studioMode, preview: id } },
    events: [event('CurrentPreviewSceneChanged', named(world, 'scene', id))],
  }
}

export const triggerStudioModeTransition: Handler = (world, _data, senses) =>
  changeProgram(world, studioModeOf(world).preview, senses.now)
