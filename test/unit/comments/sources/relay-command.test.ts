import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDouyin } from '#electron/comments/sources/douyin/source.ts'
import { systemSourceClock } from '#electron/comments/sources/system-clock.ts'
import { relayPaths } from '#electron/relay/relay.ts'
import { type Child, startChild } from '#test/harness/child.ts'
import { fairlive, startFairlive } from '#test/harness/cli.ts'
import { DouyinPlatform } from '#test/harness/douyin-server.ts'
import { needsProgram } from '#test/harness/needs.ts'
import { testWhere } from '#test/harness/skip.ts'
import { Gathered } from './gathered.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const fairlivePath = fileURLToPath(new URL('../../../../electron/cli.ts', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A configuration for a token that the command itself has made, as an agency would. */
async function configured(): Promise<{ config: string; token: string }> {
  const { stdout } = await fairlive('relay', '--new-token')
  const token = /Token: (\S+)/.exec(stdout)?.[1] ?? ''
  const reader: unknown = JSON.parse(/\{.*\}/.exec(stdout)?.[0] ?? '')
  const config = join(folder, 'relay.json')
  const douyin = { secret: DouyinPlatform.secret, keywords: ['破了'] }
  writeFileSync(config, JSON.stringify({ douyin, readers: [reader] }), { mode: 0o600 })
  return { config, token }
}

async function started(config: string): Promise<{ child: Child; port: number }> {
  const child = await startFairlive(
    'relay',
    '--config',
    config,
    '--data',
    join(folder, 'data'),
    '--port',
    '0',
    '--json',
  )
  await child.said((output) => output.includes('"port"'), 'a port', 20_000)
  const { port } = JSON.parse(child.output().split('\n')[0] ?? '') as { port: number }
  return { child, port }
}

test('what was answered with 200 survives the death of the relay, and reaches the room from the next one', async () => {
  const { config, token } = await configured()
  const first = await started(config)
  const platform = (port: number) =>
    new DouyinPlatform(`http://127.0.0.1:${port}${relayPaths.push}`, Date.now)
  const acknowledged: string[] = []
  for (let n = 0; n < 20; n += 1) {
    if ((await platform(first.port).comments('7001', [`${n}`, `第${n}`])) === 200) acknowledged.push(`第${n}`)
  }
  await first.child.end('SIGKILL')
  const second = await started(config)
  const gathered = new Gathered()
  const source = openDouyin(
    { name: 'douyin', relay: `ws://127.0.0.1:${second.port}`, token, room: '7001' },
    gathered,
    gathered.surroundings(systemSourceClock),
  )
  await gathered.until(() => gathered.messages.length === 20, 'comments')
  expect(gathered.texts).toEqual(acknowledged)
  await gathered.until(() => gathered.of('missed').length === 1, 'gap of the relay')
  await source.close()
  await second.child.end('SIGTERM')
  expect(second.child.process.exitCode).toBe(0)
  expect(second.child.output()).not.toContain(token)
})

testWhere(
  needsProgram('strace'),
  'every answer waits for the disk: a push is synced before its 200',
  async () => {
    const { config } = await configured()
    const trace = join(folder, 'trace')
    const relay = ['relay', '--config', config, '--data', join(folder, 'traced'), '--port', '0', '--json']
    const child = await startChild(
      'strace',
      ['-f', '-qq', '-e', 'trace=fdatasync', '-o', trace, process.execPath, fairlivePath, ...relay],
      process.env,
    )
    await child.said((output) => output.includes('"port"'), 'a port', 30_000)
    const { port } = JSON.parse(child.output().split('\n')[0] ?? '') as { port: number }
    const platform = new DouyinPlatform(`http://127.0.0.1:${port}${relayPaths.push}`, Date.now)
    const synced = () => readFileSync(trace, 'utf8').match(/fdatasync/g)?.length ?? 0
    for (let n = 1; n <= 3; n += 1) {
      const before = synced()
      expect(await platform.comments('7001', [`${n}`, 'x'])).toBe(200)
      expect(synced()).toBeGreaterThan(before)
    }
    await child.end('SIGTERM')
  },
)

test.each([
  [[], '--config is missing'],
  [['--host', '0.0.0.0', '--config', 'x', '--data', 'y'], '--tls-cert'],
  [['--tls-cert', 'x', '--config', 'x', '--data', 'y'], 'belong together'],
  [['--config', '/nowhere.json', '--data', 'y'], 'cannot be read'],
])('used wrongly: fairlive relay %j', async (args, said) => {
  const { status, stderr } = await fairlive('relay', ...args)
  expect([status, stderr.includes(said)]).toEqual([2, true])
})

test('a configuration that is none is named with what is wrong in it', async () => {
  const config = join(folder, 'bad.json')
  writeFileSync(config, '{"douyin":{"secret":"","keywords":"破了"}}', { mode: 0o644 })
  const { status, stderr } = await fairlive('relay', '--config', config, '--data', folder)
  expect(status).toBe(2)
  expect(stderr).toMatch(/chmod 600/)
  expect(stderr).toMatch(/readers/)
})
