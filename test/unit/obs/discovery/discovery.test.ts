import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Surroundings } from '#electron/obs/discovery/folder.ts'
import { readConfigJson, readGlobalIni } from '#electron/obs/discovery/settings.ts'
import { type Discovery, discoverObs, readTextFile } from '#electron/obs/discovery.ts'
import { type ObsFiles, writeObsFiles } from '#test/harness/real-obs-files.ts'

const windows: Surroundings = {
  platform: 'win32',
  home: 'C:\\Users\\主播',
  env: { APPDATA: 'C:\\Users\\主播\\AppData\\Roaming' },
}
const mac: Surroundings = { platform: 'darwin', home: '/Users/host', env: {} }
const linux: Surroundings = { platform: 'linux', home: '/home/host', env: {} }

const json = (change: object = {}) =>
  JSON.stringify({
    alerts_enabled: false,
    auth_required: true,
    first_load: false,
    server_enabled: true,
    server_password: 'p=ss; 密码',
    server_port: 4466,
    ...change,
  })
const ini = (lines: readonly string[]) =>
  ['[General]', 'Pre19Defaults=false', '', '[OBSWebSocket]', ...lines].join('\r\n')
const iniOn = ini(['ServerEnabled=true', 'ServerPort=4477', 'AuthRequired=true', 'ServerPassword=old=one'])

function discover(surroundings: Surroundings, files: Readonly<Record<string, string>>): Promise<Discovery> {
  return discoverObs(surroundings, async (file) => files[file] ?? null)
}

const newFile = '/plugin_config/obs-websocket/config.json'

test.for([
  [
    'Windows',
    windows,
    'C:\\Users\\主播\\AppData\\Roaming\\obs-studio\\plugin_config\\obs-websocket\\config.json',
  ],
  [
    'Windows without APPDATA',
    { ...windows, env: {} },
    'C:\\Users\\主播\\AppData\\Roaming\\obs-studio\\plugin_config\\obs-websocket\\config.json',
  ],
  ['macOS', mac, `/Users/host/Library/Application Support/obs-studio${newFile}`],
  ['Linux', linux, `/home/host/.config/obs-studio${newFile}`],
  ['Linux with XDG_CONFIG_HOME', { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } }, `/cfg/obs-studio${newFile}`],
  ['Flatpak', linux, `/home/host/.var/app/com.obsproject.Studio/config/obs-studio${newFile}`],
  ['snap', linux, `/home/host/snap/obs-studio/current/.config/obs-studio${newFile}`],
] as const)('finds the server of %s', async ([, surroundings, file]) => {
  expect(await discover(surroundings, { [file]: json() })).toEqual({
    kind: 'on',
    file,
    address: { url: 'ws://127.0.0.1:4466', password: 'p=ss; 密码' },
  })
})

const folder = '/home/host/.config/obs-studio'

test('reads the older file where there is no newer one, and the newer one alone where there is', async () => {
  const older = { [`${folder}/global.ini`]: iniOn }
  expect(await discover(linux, older)).toMatchObject({
    address: { url: 'ws://127.0.0.1:4477', password: 'old=one' },
  })
  expect(await discover(linux, { ...older, [folder + newFile]: json() })).toMatchObject({
    address: { url: 'ws://127.0.0.1:4466' },
  })
  expect(
    await discover(linux, { ...older, [folder + newFile]: json({ server_enabled: false }) }),
  ).toMatchObject({
    kind: 'off',
  })
})

test('a server that is off says how to switch it on, in both languages', async () => {
  for (const text of [ini(['ServerEnabled=false']), ini([]), '[General]\nFirstRun=true\n']) {
    const discovery = await discover(linux, { [`${folder}/global.ini`]: text })
    expect(discovery).toMatchObject({
      kind: 'off',
      remedy: {
        zh: expect.stringContaining('工具 → WebSocket'),
        en: expect.stringContaining('Tools → WebSocket'),
      },
    })
  }
})

test('a switched-on OBS of another package is found behind one that is off', async () => {
  const flatpak = `/home/host/.var/app/com.obsproject.Studio/config/obs-studio${newFile}`
  const files = { [folder + newFile]: json({ server_enabled: false }), [flatpak]: json() }
  expect(await discover(linux, files)).toMatchObject({ kind: 'on', file: flatpak })
})

test('no OBS at all names every place that was looked into', async () => {
  const discovery = await discover(linux, {})
  expect(discovery).toMatchObject({ kind: 'none' })
  expect(discovery.kind === 'none' && discovery.looked.length).toBe(3)
})

test.for<readonly [string, string]>([
  ['cut off', json().slice(0, 40)],
  ['empty', ''],
  ['not JSON', 'server_enabled=true'],
  ['another kind of value', '[]'],
  ['a port that is none', json({ server_port: 70_000 })],
  ['a password that is a number', json({ server_password: 12 })],
])('a file that is %s is named as broken, and what to do about it', async ([, text]) => {
  const discovery = await discover(linux, { [folder + newFile]: text })
  expect(discovery).toMatchObject({ kind: 'broken', said: { zh: expect.stringContaining(folder) } })
})

test('a file that may not be read is broken, not absent', async () => {
  const discovery = await discoverObs(linux, () => Promise.reject(new Error('EACCES: permission denied')))
  expect(discovery).toMatchObject({ kind: 'broken', said: { en: expect.stringContaining('EACCES') } })
})

test('a byte order mark changes nothing', () => {
  expect(readConfigJson(`\uFEFF${json()}`)).toEqual(readConfigJson(json()))
  expect(readGlobalIni(`\uFEFF${iniOn}`)).toEqual(readGlobalIni(iniOn))
})

test('authentication that is off needs no password, and what is not said is as OBS takes it', () => {
  expect(readConfigJson(json({ auth_required: false }))).toMatchObject({ settings: { password: null } })
  expect(readConfigJson('{}')).toEqual({
    kind: 'settings',
    settings: { enabled: false, port: 4455, password: '' },
  })
  expect(readGlobalIni(ini(['ServerEnabled=1', 'AuthRequired=0']))).toEqual({
    kind: 'settings',
    settings: { enabled: true, port: 4455, password: null },
  })
  expect(readGlobalIni(ini(['ServerPassword=back\\\\slash']))).toMatchObject({
    settings: { password: 'back\\slash' },
  })
})

test('no text makes the parsers throw', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.string().map((text) => ini([text])),
  )
  fc.assert(
    fc.property(anything, (text) => {
      for (const read of [readConfigJson, readGlobalIni]) {
        expect(read(text).kind).toBeOneOf(['settings', 'silent', 'broken'])
      }
    }),
  )
})

test('reads the files that a real OBS is started with, from the disk', async () => {
  const home = await mkdtemp(join(tmpdir(), 'fairlive-discovery-'))
  const files: ObsFiles = {
    home,
    port: 4999,
    password: 'correct horse',
    canvas: { width: 1_280, height: 720 },
    framesPerSecond: 30,
    recordDirectory: join(home, 'recordings'),
    recordFormat: 'mkv',
    streamServer: null,
    collections: {},
  }
  try {
    await writeObsFiles(files)
    expect(await discoverObs({ ...linux, home }, readTextFile)).toMatchObject({
      kind: 'on',
      address: { url: 'ws://127.0.0.1:4999', password: 'correct horse' },
    })
  } finally {
    await rm(home, { recursive: true })
  }
})
