/** The OBS of this PC as a process: found by its websocket port, and ended. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endProcess, isObs } from '#electron/obs/process/end-process.ts'
import { isRunning, portOwner } from '#electron/obs/process/listener.ts'
import { guardedCollection } from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { describeWhere } from '#test/harness/skip.ts'

describeWhere(realObsMissing(), 'OBS as a process', () => {
  test('whoever listens on its port is OBS, and it is gone soon after it was asked to end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlive-process-'))
    {
      await using obs = await startRealObs({
        canvas: portrait,
        recordDirectory: folder,
        collections: { Guarded: obsCollection(guardedCollection) },
      })
      const port = Number(new URL(obs.url).port)
      const owner = await portOwner(port, process.platform)
      if (owner === null) throw new Error('nobody listens')
      expect(isObs(owner)).toBe(true)
      expect(await endProcess(owner, process.platform, pause)).toBe(true)
      expect(await isRunning(owner, process.platform)).toBe(false)
      expect(await portOwner(port, process.platform)).toBe(null)
    }
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
})
