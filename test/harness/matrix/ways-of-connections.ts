/** What can be done to OBS itself: it goes, comes back, or no longer speaks to the studio. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { label, placed } from './hands.ts'
import type { AtObs, Ending, Family } from './way.ts'

const unproved: Ending = { how: 'unproved' }

function programOf({ real }: AtObs) {
  if (real === null) throw new Error('only a program can be ended')
  return real
}

/** Changes OBS's own configuration while it is down. */
async function configure(at: AtObs, key: 'ServerPassword' | 'ServerEnabled', value: string): Promise<void> {
  const file = join(programOf(at).home, '.config', 'obs-studio', 'global.ini')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${value}`))
}

const restart = (at: AtObs) => programOf(at).restart()

export const connectionWays: Family = {
  title: 'OBS and its connection',
  ways: [
    {
      what: 'OBS is killed, and started again',
      seen: { by: 'connection' },
      ends: unproved,
      run: (at) => programOf(at).kill('SIGKILL'),
      undo: restart,
      only: 'real',
    },
    {
      what: 'OBS is closed, and started again',
      seen: { by: 'connection' },
      ends: unproved,
      // Somebody moves the label at the last moment; what OBS saves of that is its own affair.
      run: async (at) => {
        await placed(label, { positionX: -3_000 })(at)
        return programOf(at).kill('SIGTERM')
      },
      undo: restart,
      only: 'real',
    },
    {
      what: 'its websocket server is switched off, and on again',
      seen: { by: 'connection' },
      ends: unproved,
      run: async (at) => {
        await programOf(at).kill()
        await configure(at, 'ServerEnabled', 'false')
        return programOf(at).restart('off')
      },
      undo: async (at) => {
        await programOf(at).kill()
        await configure(at, 'ServerEnabled', 'true')
        return restart(at)
      },
      only: 'real',
    },
    {
      what: 'its websocket server is given another password, and the old one back',
      seen: { by: 'connection' },
      ends: unproved,
      run: async (at) => {
        await programOf(at).kill()
        await configure(at, 'ServerPassword', 'another horse')
        return restart(at)
      },
      undo: async (at) => {
        await programOf(at).kill()
        await configure(at, 'ServerPassword', programOf(at).password)
        return restart(at)
      },
      only: 'real',
    },
  ],
}
