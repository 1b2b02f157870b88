import { type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import type { Handler, Outcome } from '../world/step.ts'
import type { World } from '../world/world.ts'

function available(world: World): World {
  if (!world.rules.hasVirtualCamera) {
    throw new RequestRefused(status.invalidResourceState, 'VirtualCam is not available.')
  }
  return world
}

function changed(outputActive: boolean): ObsEvent {
  const outputState = `OBS_WEBSOCKET_OUTPUT_${outputActive ? 'STARTED' : 'STOPPED'}`
  return event('VirtualcamStateChanged', { outputActive, outputState })
}

function switched(world: World, active: boolean): Outcome {
  return { world: { ...world, virtualCamera: active }, events: [changed(active)] }
}

export const getVirtualCamStatus: Handler = (world) => ({
  data: { outputActive: available(world).virtualCamera },
})

export const startVirtualCam: Handler = (world) => {
  if (available(world).virtualCamera) throw new RequestRefused(status.outputRunning)
  return switched(world, true)
}

export const stopVirtualCam: Handler = (world) => {
  if (!available(world).virtualCamera) throw new RequestRefused(status.outputNotRunning)
  return switched(world, false)
}

export const toggleVirtualCam: Handler = (world) => {
  const outputActive = !available(world).virtualCamera
  return { ...switched(world, outputActive), data: { outputActive } }
}

/** The replay buffer does not exist here, as on an OBS where it is not set up. */
export const noReplayBuffer: Handler = () => {
  throw new RequestRefused(status.invalidResourceState, 'Replay buffer is not available.')
}
