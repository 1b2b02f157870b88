import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPace, nextBatch, type Pace, roundsOf } from '#electron/obs/mirror/due.ts'
import { partKey, requestOf } from '#electron/obs/mirror/part.ts'
import { reduce } from '#electron/obs/mirror/reduce.ts'
import { answersOf, blank, partsOf, type World, world } from './world.ts'

const pace: Pace = { ...defaultPace, detailsPerBeat: 2, steadyBeats: 3, slowBeats: 4, restBeats: 5 }

test('every part of any room has had its turn when the slowest round is over, and none is asked for twice at once', () => {
  fc.assert(
    fc.property(world, (room) => {
      const { obs, open } = reduce(blank, { kind: 'answers', asked: 2, answers: answersOf(room) }, 0)
      const rounds = roundsOf(obs)
      const beats = Math.max(pace.restBeats, rounds.details.length)
      const asked = Array.from({ length: beats }, (_, number) =>
        nextBatch(open, rounds, number, pace).map(partKey),
      )
      for (const batch of asked) expect(new Set(batch).size).toBe(batch.length)
      expect(new Set(asked.flat())).toEqual(new Set(partsOf(room).map(partKey)))
    }),
  )
})

test('each beat carries the programme, nested scenes and groups and all, and the outputs', () => {
  const item = (source: string) => ({ source, enabled: false, x: 0, blend: 'OBS_BLEND_NORMAL' })
  const room: World = {
    programme: 'Main',
    scenes: [
      { name: 'Main', isGroup: false, items: [item('Second')] },
      { name: 'Second', isGroup: false, items: [item('Bunch')] },
      { name: 'Bunch', isGroup: true, items: [item('Main')] },
      { name: 'Third', isGroup: false, items: [] },
    ],
    inputs: [],
    filters: {},
    flags: { recording: false, studio: false, muted: false },
    width: 1,
    text: 'one',
  }
  const { obs } = reduce(blank, { kind: 'answers', asked: 2, answers: answersOf(room) }, 0)
  expect(roundsOf(obs).beat.map(partKey)).toEqual([
    'scenes:',
    'items:Main',
    'items:Second',
    'group-items:Bunch',
    'filters:Main',
    'filters:Second',
    'filters:Bunch',
    'studio-mode:',
    'record:',
    'stream:',
    'virtual-camera:',
  ])
})

test('a source that is watched closely is read with each beat while it is in the programme, and about once a second elsewhere', () => {
  const item = (source: string) => ({ source, enabled: true, x: 0, blend: 'OBS_BLEND_NORMAL' })
  const room: World = {
    programme: 'Main',
    scenes: [
      { name: 'Main', isGroup: false, items: [item('label'), item('camera')] },
      { name: 'Third', isGroup: false, items: [item('背景'), item('safe')] },
    ],
    inputs: ['label', 'camera', '背景', 'safe'].map((name) => ({ name, kind: 'image_source', settings: {} })),
    filters: {},
    flags: { recording: false, studio: false, muted: false },
    width: 1,
    text: 'one',
  }
  const { obs } = reduce(blank, { kind: 'answers', asked: 2, answers: answersOf(room) }, 0)
  const { beat, details, slow, rest } = roundsOf(obs, (source) => source === 'label' || source === 'safe')
  expect(beat.map(partKey)).toEqual(expect.arrayContaining(['settings:label', 'filters:label']))
  expect(details.map(partKey)).toEqual(['filters:camera', 'settings:camera'])
  expect(slow.map(partKey)).toEqual(expect.arrayContaining(['settings:safe', 'filters:safe']))
  expect(rest.map(partKey)).toEqual(expect.arrayContaining(['settings:背景', 'filters:背景']))
})

test('between beats only what was never read or is open is asked for', () => {
  const fresh = roundsOf(blank.obs)
  const first = nextBatch(blank.open, fresh, null, pace).map(partKey)
  expect(first).toContain('inputs:')
  const room = fc.sample(world, { numRuns: 1, seed: 4 })[0]
  if (room === undefined) throw new Error('no room')
  const { obs, open } = reduce(blank, { kind: 'answers', asked: 2, answers: answersOf(room) }, 0)
  expect(nextBatch(open, roundsOf(obs), null, pace)).toEqual([])
})

test('what was refused is asked for again soon', () => {
  const room = fc
    .sample(world, { numRuns: 20, seed: 4 })
    .find(({ scenes }) => scenes.some((scene) => !scene.isGroup))
  if (room === undefined) throw new Error('no room')
  const answers = answersOf(room).map((answer) =>
    answer.part.kind === 'filters' ? { part: answer.part, ok: false as const, why: 'refused' } : answer,
  )
  const { obs } = reduce(blank, { kind: 'answers', asked: 2, answers }, 0)
  const kinds = roundsOf(obs).steady.map((part) => part.kind)
  expect(kinds).toContain('filters')
})

test('no request of the mirror is one that can end OBS', () => {
  fc.assert(
    fc.property(world, (room) =>
      partsOf(room).every((part) => requestOf(part).requestType !== 'GetCurrentProgramScene'),
    ),
  )
})
