import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const projectDir = join(import.meta.dirname, '..', '..', '..')
const read = () => getConfig(projectDir, 'electron-builder.yml', null)
const PackageJson = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
})
const { dependencies, optionalDependencies } = PackageJson.parse(
  JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')),
)

describe('electron-builder.yml', () => {
  test('is what the builder takes', async () => {
    await expect(validateConfiguration(await read(), new DebugLogger(false))).resolves.toBeUndefined()
  })

  test('a misspelt setting would be found', async () => {
    const wrong = { ...(await read()), asarUnpacked: ['**/*.node'] }
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('asarUnpacked')
  })

  test('builds for Windows x64 and arm64 and for macOS universal, and publishes nothing', async () => {
    const { win, mac, publish } = await read()
    expect(win?.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }])
    expect(mac?.target).toEqual([{ target: 'dmg', arch: ['universal'] }])
    expect(publish).toBeNull()
  })

  test('locks the program: no run as Node, no inspector, nothing but its own archive', async () => {
    const { electronFuses } = await read()
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
  })

  test('ships only the native packages from node_modules, and no second Node', async () => {
    const { files, asarUnpack } = await read()
    expect(Object.keys(dependencies).sort()).toEqual(['@napi-rs/canvas', 'better-sqlite3'])
    expect(Object.keys(optionalDependencies).every((name) => name.startsWith('node-'))).toBe(true)
    expect(files).toEqual([{ filter: expect.arrayContaining(['!**/node_modules/node-*/**']) }])
    expect(asarUnpack).toContain('**/*.node')
  })
})
