/** `serve` at a shell: ready in one line, and one sentence where it cannot. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { contractPath } from '#shared/contract/pictures.ts'
import { fairlive, startFairlive } from '#test/harness/cli.ts'
import { openStaffedLedger } from '#test/harness/studio-ledger.ts'
import type { ConsoleClient } from '#test/harness/web.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-serve-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One sentence in each language with what to do next, and no stack. */
function expectSentence(
  { status, stdout, stderr }: Awaited<ReturnType<typeof fairlive>>,
  ...parts: readonly RegExp[]
) {
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  const [zh = '', en = '', ...more] = stderr.trimEnd().split('\n')
  expect(more).toEqual([])
  expect(zh).toMatch(/[一-鿿].*请/)
  expect(en).toMatch(/[A-Za-z]{3}.*\.$/)
  for (const part of parts) expect(stderr).toMatch(part)
}

const servingOn = (data: string, ...more: readonly string[]) => [
  'serve',
  '--data',
  data,
  '--rehearsal',
  '--no-open',
  '--json',
  ...more,
]

async function cookieFrom(url: string, token: string): Promise<string> {
  const asking = request(`${url}/?token=${token}`, { agent: false }).end()
  const [response] = await once(asking, 'response')
  response.resume()
  return String(response.headers['set-cookie']).split(';')[0] ?? ''
}

test('--json prints exactly one line, which opens a studio that answers; a second one on its data is told so', async () => {
  const data = join(folder, 'data')
  const child = await startFairlive(...servingOn(data, '--demo'))
  try {
    await child.said((output) => output.includes('\n'), 'its line', 40_000)
    const { url, token } = JSON.parse(child.output())
    const socket = new WebSocket(`${url.replace('http', 'ws')}${contractPath}`, {
      headers: { cookie: await cookieFrom(url, token), origin: url },
    })
    await once(socket, 'open')
    // `ws` has what the link uses of a browser's WebSocket; their types differ in what it does not.
    const client: ConsoleClient = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    expect(await client.studio.about()).toMatchObject({ demo: true, keyStore: 'file' })
    socket.terminate()

    const second = await fairlive(...servingOn(data))
    expectSentence(second, new RegExp(`pid ${child.pid}`), /Close the other one/)
    await child.end('SIGTERM')
    expect(child.process.exitCode).toBe(0)
    expect(child.output().split('\n')).toHaveLength(2)
  } finally {
    await child.end('SIGKILL')
  }
})

test('a port that another program has', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expectSentence(
    await fairlive(...servingOn(join(folder, 'new'), '--port', String(port))),
    /Port \d+ is taken/,
  )
  other.close()
})

test('a data folder that a newer version wrote, by its description or by its database, is left as it is', async () => {
  const data = join(folder, 'newer')
  openStaffedLedger(data)[Symbol.dispose]()
  const description = join(data, 'studio.json')
  const text = readFileSync(description, 'utf8')
  const newer = text.replace('"format": 1', '"format": 2')
  writeFileSync(description, newer)
  expectSentence(await fairlive(...servingOn(data)), /format 2/, /Update Fairlive/)
  expect(readFileSync(description, 'utf8')).toBe(newer)
  writeFileSync(description, text)
  const db = new Database(join(data, 'ledger.sqlite'))
  db.pragma('user_version = 7')
  db.close()
  expectSentence(await fairlive(...servingOn(data)), /format 7/, /Update Fairlive/)
})

test('a database that is damaged, or is none', async () => {
  const data = join(folder, 'damaged')
  openStaffedLedger(data)[Symbol.dispose]()
  const file = join(data, 'ledger.sqlite')
  const bytes = readFileSync(file)
  const damaged = Buffer.from(bytes)
  damaged.fill(0xff, 4_096, 12_288)
  writeFileSync(file, damaged)
  expectSentence(await fairlive(...servingOn(data)), /damaged/, /fairlive verify/)
  writeFileSync(file, 'not a database, whatever its name says'.repeat(200))
  expectSentence(await fairlive(...servingOn(data)), /not a Fairlive ledger/)
})

test('a command that writes refuses without the key, and makes no new one', async () => {
  const data = join(folder, 'keyless')
  openStaffedLedger(data)[Symbol.dispose]()
  rmSync(join(data, 'studio.key'))
  const file = join(folder, 'goods.csv')
  writeFileSync(
    file,
    '商品名称,店铺,实际销售者,类目,售价（元）,库存,商品链接\n腰果,铺,商行,坚果炒货,39.9,1,https://shop.example/1\n',
  )
  const answer = await fairlive('import', 'cards', file, '--data', data)
  expectSentence(answer, /key that signs the ledger cannot be read/, /never makes a new one/)
  expect(() => readFileSync(join(data, 'studio.key'))).toThrow(/ENOENT/)
})
