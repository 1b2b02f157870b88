import { expect, test } from 'vitest'
import { readAnswer } from '#electron/obs/mirror/answer.ts'
import { readEvent } from '#electron/obs/mirror/event.ts'
import { part } from '#electron/obs/mirror/part.ts'
import { reduce } from '#electron/obs/mirror/reduce.ts'
import type { MirrorState } from '#electron/obs/mirror/state.ts'
import { answersOf, blank, fingerprint, transformAt, type World } from './world.ts'

const label = { source: 'label', enabled: true, x: 0, blend: 'OBS_BLEND_NORMAL' }
const room: World = {
  programme: 'Main',
  scenes: [
    { name: 'Main', isGroup: false, items: [label] },
    { name: 'Second', isGroup: false, items: [] },
  ],
  inputs: [{ name: 'label', kind: 'image_source', settings: { file: 'a.png' } }],
  filters: {},
  flags: { recording: false, studio: false, muted: false },
  width: 1,
  text: 'one',
}
const roomWith = (change: Partial<typeof label>): World => ({
  ...room,
  scenes: room.scenes.map((scene) =>
    scene.name === 'Main' ? { ...scene, items: [{ ...label, ...change }] } : scene,
  ),
})

/** Known from ticket 10 on. */
const known = reduce(blank, { kind: 'answers', asked: 10, answers: answersOf(room) }, 100)
const items = part('items', 'Main')

function hear(state: MirrorState, ticket: number, type: string, data: object): MirrorState {
  const event = readEvent(type, data)
  if (event === 'ignored' || event === 'unreadable') throw new Error(`${type} is ${event}`)
  return reduce(state, { kind: 'event', ticket, event }, ticket)
}

function read(state: MirrorState, asked: number, world: World, parts = [items]): MirrorState {
  return reduce(state, { kind: 'answers', asked, answers: answersOf(world, parts) }, asked)
}

const itemIn = ({ obs }: MirrorState) => {
  const list = obs.scenes.get('Main')?.items
  return list?.known ? list.value[0] : undefined
}
const hidden = { sceneName: 'Main', sceneItemId: 1, sceneItemEnabled: false }
const programmeOf = ({ obs }: MirrorState) => (obs.programme.known ? obs.programme.value : null)

test('an answer that was asked for before an event does not undo it, yet all else in it counts', () => {
  const after = hear(known, 20, 'SceneItemEnableStateChanged', hidden)
  const stale = read(after, 15, roomWith({ blend: 'OBS_BLEND_SCREEN' }))
  expect(itemIn(stale)).toMatchObject({ enabled: false, blendMode: 'OBS_BLEND_SCREEN' })
})

test('an answer that was asked for after a lying event corrects it', () => {
  const lie = hear(known, 20, 'SceneItemEnableStateChanged', { ...hidden, sceneItemEnabled: true })
  expect(itemIn(read(lie, 21, roomWith({ enabled: false })))?.enabled).toBe(false)
})

test('a poll that was asked for before a read-back cannot undo it', () => {
  const readBack = read(known, 30, roomWith({ x: 3 }))
  expect(itemIn(read(readBack, 29, room))?.transform.positionX).toBe(3)
})

test('a new item leaves the list open until an answer that was asked for after it', () => {
  const created = hear(known, 20, 'SceneItemCreated', { sceneName: 'Main', sceneItemId: 2 })
  expect([...created.open.keys()]).toEqual(['items:Main'])
  expect([...read(created, 19, room).open.keys()]).toEqual(['items:Main'])
  expect([...read(created, 21, room).open.keys()]).toEqual([])
})

test('a transform event that changes nothing opens the list: the blend mode may have changed', () => {
  const same = { sceneName: 'Main', sceneItemId: 1, sceneItemTransform: transformAt(0) }
  expect([...hear(known, 20, 'SceneItemTransformChanged', same).open.keys()]).toEqual(['items:Main'])
  const moved = { ...same, sceneItemTransform: transformAt(2) }
  expect(hear(known, 20, 'SceneItemTransformChanged', moved).open.size).toBe(0)
})

test('the programme is never taken from an answer that was asked for before a switch', () => {
  const switching = hear(known, 20, 'SceneTransitionStarted', { transitionName: 'Fade' })
  const scenes = [part('scenes')]
  const elsewhere = { ...room, programme: 'Second' }
  expect(programmeOf(read(switching, 19, elsewhere, scenes))).toBe('Main')
  expect(programmeOf(read(switching, 21, elsewhere, scenes))).toBe('Second')
})

test('a request that OBS refuses makes its part unknown with the reason, and no other', () => {
  const refused = {
    ok: false,
    failure: { kind: 'refused', code: 600, comment: 'No source was found.' },
  } as const
  const answers = [readAnswer(items, refused, fingerprint)]
  const { obs } = reduce(known, { kind: 'answers', asked: 20, answers }, 200)
  expect(obs.scenes.get('Main')?.items).toEqual({
    known: false,
    since: 200,
    why: 'OBS refused: No source was found.',
  })
  expect(obs.programme.known).toBe(true)
})

test('OBS goes on listing a removed input for a while, and is not believed; one that stays listed is stuck', () => {
  const removed = hear(known, 20, 'InputRemoved', { inputName: 'label' })
  const listed = (now: number) =>
    reduce(removed, { kind: 'answers', asked: 21, answers: answersOf(room, [part('inputs')]) }, now).obs
  expect(listed(500).inputs.has('label')).toBe(false)
  expect(listed(5_000).inputs.has('label')).toBe(true)
})

test('an event whose content cannot be read leaves everything open', () => {
  const { open, obs } = reduce(known, { kind: 'unreadable-event', ticket: 20 }, 200)
  expect(open.has('items:Main') && open.has('canvas:') && open.has('filters:label')).toBe(true)
  expect(obs).toBe(known.obs)
})

test('answers from before a loss of the link, or a change of collection, are dropped', () => {
  const changed = hear(known, 20, 'CurrentSceneCollectionChanged', { sceneCollectionName: 'two' })
  expect(read(changed, 19, room, [part('scenes')])).toBe(changed)
  expect(read(changed, 21, room, [part('scenes')]).obs.programme.known).toBe(true)
})

test('an output that is stopping stays active and marked until it has stopped', () => {
  const output = (state: MirrorState) => state.obs.record
  const recording = { ...room, flags: { ...room.flags, recording: true } }
  const says = (state: MirrorState, ticket: number, outputState: string) =>
    hear(state, ticket, 'RecordStateChanged', { outputState: `OBS_WEBSOCKET_OUTPUT_${outputState}` })
  const started = says(known, 20, 'STARTED')
  expect(output(started)).toMatchObject({ value: { active: true, stopping: false, since: 20 } })
  const stopping = read(says(started, 30, 'STOPPING'), 31, recording, [part('record')])
  expect(output(stopping)).toMatchObject({ value: { active: true, stopping: true, since: 20 } })
  expect(output(says(stopping, 40, 'STOPPED'))).toMatchObject({
    value: { active: false, stopping: false, since: 40 },
  })
})

test('an input without sound is not muted, one that OBS does not know is unknown', () => {
  const silent = { ok: false, failure: { kind: 'refused', code: 604, comment: 'no audio' } } as const
  expect(readAnswer(part('muted', 'label'), silent, fingerprint)).toMatchObject({ ok: true })
  const gone = { ok: false, failure: { kind: 'refused', code: 600, comment: 'gone' } } as const
  expect(readAnswer(part('muted', 'label'), gone, fingerprint)).toMatchObject({ ok: false })
})

test.for([
  ['rtmp://live.example/app', 'rtmp://live.example/app'],
  ['srt://live.example:9000?streamid=SECRET&passphrase=SECRET', 'srt://live.example:9000'],
  ['rtmps://user:SECRET@live.example/app#SECRET', 'rtmps://live.example/app'],
  ['auto', 'auto'],
])('of the service %s no secret is kept', ([server, shown]) => {
  const service = {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: {
      server,
      key: 'SECRET',
      bearer_token: 'SECRET',
      use_auth: true,
      password: 'SECRET',
    },
  }
  const hash = (secret: string) => `of ${secret.split('SECRET').length - 1} secrets`
  const answer = readAnswer(part('stream-service'), { ok: true, value: service }, hash)
  expect(answer).toMatchObject({ ok: true, reading: { service: { type: 'rtmp_custom', server: shown } } })
  expect(JSON.stringify(answer)).not.toContain('SECRET')
})

test('events of later versions are read for what they say, strange ones are ignored, broken ones are noticed', () => {
  expect(readEvent('SceneItemEnableStateChanged', { ...hidden, sceneUuid: 'new in 5.4' })).toEqual({
    type: 'SceneItemEnableStateChanged',
    ...hidden,
  })
  expect(readEvent('InputVolumeMeters', { inputs: [] })).toBe('ignored')
  expect(readEvent('SomethingOfNextYear', null)).toBe('ignored')
  expect(readEvent('toString', {})).toBe('ignored')
  expect(readEvent('SceneItemEnableStateChanged', { sceneName: 'Main' })).toBe('unreadable')
})
