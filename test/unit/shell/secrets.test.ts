import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyKeeper } from '#electron/shell/secrets.ts'
import { electronStandIn } from '#test/harness/electron-stand-in.ts'
import { startedDesktop, testFolder } from './started.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const other = Buffer.alloc(32, 8).toString('base64')

function keeperIn(dataDir: string, platform: NodeJS.Platform = 'win32') {
  const { electron, keychain } = electronStandIn(dataDir)
  return { keeper: openKeyKeeper(electron.safeStorage, dataDir, platform), keychain }
}

describe('the signing key', () => {
  test('is sealed, confirmed to the studio, and handed over at the next start', async () => {
    const { studio, dataDir } = await startedDesktop()
    const stored = once(studio, 'received key-stored')
    studio.says({ type: 'key-made', key })
    await stored
    expect(studio.received.at(-1)).toEqual({ type: 'key-stored', stored: true, why: null })
    expect(readFileSync(join(dataDir, 'studio.key.sealed'), 'utf8')).not.toContain(key)
    expect(await keeperIn(dataDir).keeper.read()).toEqual({ state: 'held', key })
  })

  test('is never replaced by another', async () => {
    const { keeper } = keeperIn(testFolder())
    await keeper.keep(key)
    expect(await keeper.keep(other)).toMatchObject({ stored: false })
    expect(await keeper.read()).toEqual({ state: 'held', key })
  })

  test('that this user cannot unseal is unreadable, not missing', async () => {
    const { keeper, keychain } = keeperIn(testFolder())
    await keeper.keep(key)
    keychain.readable = false
    expect(await keeper.read()).toMatchObject({
      state: 'unreadable',
      why: expect.stringContaining('another user'),
    })
    keychain.available = false
    expect(await keeper.read()).toMatchObject({ state: 'unreadable' })
  })

  test('is not entrusted to a Linux desktop without a keyring', async () => {
    const { keeper, keychain } = keeperIn(testFolder(), 'linux')
    expect(await keeper.read()).toEqual({ state: 'none-yet' })
    keychain.backend = 'basic_text'
    expect(await keeper.read()).toMatchObject({ state: 'no-store' })
  })

  test('that could not be written is said not to be stored', async () => {
    const dataDir = join(testFolder(), 'data')
    mkdirSync(join(dataDir, '..'), { recursive: true })
    writeFileSync(dataDir, 'a file where the folder should be')
    expect(await keeperIn(dataDir).keeper.keep(key)).toMatchObject({ stored: false, why: expect.any(String) })
  })
})
