import type { Same } from '../same.ts'
import type { start as zh } from '../zh-CN/start.ts'

export const start: Same<typeof zh> = {
  name: 'First start',
  steps: { owner: 'Owner', obs: 'OBS', room: 'Room' },
  stepsName: 'Steps of the first start',
  done: 'done',
  now: 'now',
  next: 'later',
  owner: {
    name: 'Who owns this studio',
    why: 'The owner may add others. Every act is recorded under the name of whoever is signed in.',
    do: 'Create the owner',
  },
  obs: {
    name: 'Connect OBS',
    why: 'Through OBS’s WebSocket server the studio sees the picture, cuts scenes and keeps the label in place.',
  },
  room: {
    name: 'Open the room',
  },
  later: 'Later',
}
