/** Two studios on one OBS, whichever OBS it is: the first acts, the second is told and does nothing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { avatar, mainScene, openGuardedRoom } from './guarded-room.ts'
import type { ObsUnderTest } from './loop-suite.ts'
import { soon } from './room-out.ts'

export function twoStudiosSuite(
  name: string,
  start: (recordDirectory: string) => Promise<ObsUnderTest>,
): void {
  test(`two studios on ${name}: one acts at a time`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlive-two-'))
    {
      await using obs = await start(folder)
      const first = await openGuardedRoom(obs)
      await first.calm()
      await using second = await openGuardedRoom(obs)
      await expect.poll(() => second.report().otherStudio, soon).toBe('测试工作室')
      expect(second.records).toMatchObject([{ kind: 'obs.other-studio', body: { studio: '测试工作室' } }])
      // What the second wants is not done, and it calls nothing in force.
      second.change({ pull: [avatar], phase: 'rehearsing' })
      first.change({ phase: 'rehearsing' })
      await first.calm()
      await expect.poll(() => second.report().guards.every(({ state }) => state === 'off'), soon).toBe(true)
      const item = { sceneName: mainScene, sourceName: avatar }
      const { sceneItemId } = await second.somebody.call('GetSceneItemId', item)
      const isShown = async () =>
        (await second.somebody.call('GetSceneItemEnabled', { sceneName: mainScene, sceneItemId }))
          .sceneItemEnabled
      expect(await isShown()).toBe(true)
      // The first one acts on: its label comes back.
      const label = await second.somebody.call('GetSceneItemId', { ...item, sourceName: ownNames.labelInput })
      await second.somebody.call('SetSceneItemEnabled', {
        sceneName: mainScene,
        sceneItemId: label.sceneItemId,
        sceneItemEnabled: false,
      })
      await expect.poll(() => first.records.at(-1)?.kind, soon).toBe('guard.restored')
      await first[Symbol.asyncDispose]()
      await expect.poll(() => second.report().otherStudio, soon).toBe(null)
      await second.calm()
      expect(await isShown()).toBe(false)
      expect(second.records.map(({ kind }) => kind)).toContain('obs.other-studio-gone')
    }
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
}
