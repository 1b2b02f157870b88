/** The ladder with a loop and an OBS under it: what it takes out, what people hold, and a loop that takes over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { Hold } from '#shared/model/holds.ts'
import { UserId } from '#shared/model/ids.ts'
import { HoldId } from '#shared/model/ladder.ts'
import { declaring } from '#test/harness/declaring.ts'
import {
  avatar,
  canvas,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { hastyLadder } from '#test/harness/ladder-rules.ts'
import { soon } from '#test/harness/room-out.ts'

const password = 'open sesame'
let folder: string
let obs: RehearsalObs
let room: GuardedRoom

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-ladder-'))
  obs = await startRehearsalObs({
    password,
    canvas,
    collections: [guardedCollection],
    recordDirectory: folder,
  })
  room = await openGuardedRoom({ url: obs.url, password, rules: hastyLadder })
  await room.calm()
})

afterEach(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const declared = { [avatar]: 'virtual-image', 背景: 'media', 桌面: 'real' } as const
const video = '来历不明的视频'

test('what nobody declared is taken out in its time, stays out, and is back when somebody says what it is', async () => {
  await goOut()
  await room.somebody.call('CreateInput', {
    sceneName: mainScene,
    inputName: video,
    inputKind: 'ffmpeg_source',
    inputSettings: { local_file: '/videos/unknown.mp4' },
  })
  await expect.poll(() => room.report().ladder.pull, soon).toEqual([video])
  await expect.poll(() => isShown(video), soon).toBe(false)
  // It is hidden, so nothing violates any more; that is not what it waits for.
  await expect.poll(() => rowOf('undeclared')?.state, soon).toBe('in-force')
  const pulledAt = performance.now()
  await expect.poll(() => performance.now() - pulledAt, soon).toBeGreaterThan(hastyLadder.calmMs * 1.2)
  expect(await isShown(video)).toBe(false)
  room.change({ sources: declaring({ ...declared, [video]: 'media' }, { [video]: '/videos/unknown.mp4' }) })
  await expect.poll(() => isShown(video), soon).toBe(true)
}, 30_000)

test('a rung that is held is left at once, and climbed when the hold ends', async () => {
  await goOut()
  room.change({ label: tooSmall() })
  await expect.poll(() => isShown(avatar), soon).toBe(false)
  room.change({ holds: [holdFor('pull', 1_500)] })
  await expect.poll(() => isShown(avatar), soon).toBe(true)
  await expect.poll(() => rowOf('label'), soon).toMatchObject({ rung: 'warning', next: null })
  await expect.poll(() => isShown(avatar), soon).toBe(false)
}, 20_000)

test('a loop that takes over a session stands where the ledger says that the last one stood', async () => {
  room.change({ rungs: [{ guard: 'label', rung: 'safe-scene' }] })
  room.change({ phase: 'rehearsing' })
  await expect.poll(() => room.report().programme, soon).toBe(ownNames.safeScene)
  await expect.poll(() => room.report().programme, soon).toBe(mainScene)
  expect(rowOf('label')?.rung).toBe(null)
}, 20_000)

async function goOut(): Promise<void> {
  room.change({ phase: 'rehearsing', sources: declaring(declared) })
  await room.calm()
}

/** A label that no request can mend: it is drawn too small for the canvas. */
function tooSmall() {
  const { label } = room.intent()
  return label === null ? null : { ...label, inkHeight: 1 }
}

function holdFor(rung: Hold['rung'], forMs: number): Hold {
  const until = Date.now() + forMs
  return {
    hold: HoldId.parse('hold'),
    guard: 'label',
    rung,
    reason: '误报',
    askedBy: UserId.parse('wang'),
    until,
  }
}

function rowOf(id: string) {
  return room.report().guards.find(({ guard }) => guard === id)
}

async function isShown(sourceName: string): Promise<boolean> {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', { sceneName: mainScene, sourceName })
  const item = await room.somebody.call('GetSceneItemEnabled', { sceneName: mainScene, sceneItemId })
  return item.sceneItemEnabled
}
