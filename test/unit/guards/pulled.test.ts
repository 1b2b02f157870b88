/** What was pulled stays hidden, wherever somebody shows it again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import {
  avatar,
  canvas,
  closeUp,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairlive-pulled-'))
let obs: RehearsalObs
let room: GuardedRoom

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [guardedCollection],
    recordDirectory: folder,
  })
  room = await openGuardedRoom({ url: obs.url, password: 'open sesame' })
  await room.calm()
  await room.somebody.call('CreateSceneItem', { sceneName: closeUp, sourceName: avatar })
  room.change({ phase: 'rehearsing' })
  await room.calm()
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

test('a source that is pulled is hidden in every scene, and that is nobody’s violation', async () => {
  const before = room.records.length
  room.change({ pull: [avatar] })
  await room.calm()
  expect([await isShown(mainScene), await isShown(closeUp)]).toEqual([false, false])
  expect(room.records.slice(before)).toEqual([])
})

test('whoever shows it again, or puts it into another scene, has it hidden and recorded', async () => {
  await room.somebody.call('SetSceneItemEnabled', { ...(await itemIn(mainScene)), sceneItemEnabled: true })
  await expect.poll(pulledAgain, soon).toBe(1)
  await room.somebody.call('CreateScene', { sceneName: '新场景' })
  await room.somebody.call('CreateSceneItem', { sceneName: '新场景', sourceName: avatar })
  await room.somebody.call('SetCurrentProgramScene', { sceneName: '新场景' })
  await expect.poll(pulledAgain, soon).toBe(2)
  await room.calm()
  expect([await isShown(mainScene), await isShown('新场景')]).toEqual([false, false])
})

function pulledAgain(): number {
  return room.records.filter(({ kind, body }) => kind === 'guard.restored' && body.guard === 'pulled').length
}

async function itemIn(sceneName: string) {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', { sceneName, sourceName: avatar })
  return { sceneName, sceneItemId }
}

async function isShown(sceneName: string): Promise<boolean> {
  const item = await itemIn(sceneName)
  return (await room.somebody.call('GetSceneItemEnabled', item)).sceneItemEnabled
}
