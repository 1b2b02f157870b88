/** Who gets in from a browser: the one-time token, the cookie, Host and Origin. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { contractPath, picturesPath } from '#shared/contract/pictures.ts'
import { startTestWeb, type TestWeb } from '#test/harness/web.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(async () => {
  await web[Symbol.asyncDispose]()
})

test('the token opens the door once; the next token is another one', async () => {
  const token = web.web.token()
  const first = await web.ask(`/?token=${token}`)
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  const second = await web.ask(`/?token=${token}`)
  expect(second.status).toBe(403)
  expect(second.headers['set-cookie']).toBeUndefined()
  expect(second.body.toString()).toMatch(/地址已经用过.*already/s)
  expect(web.web.token()).not.toBe(token)
})

test('the cookie is for this server and its own pages only, and no script reads it', async () => {
  const { headers } = await web.ask(`/?token=${web.web.token()}`)
  const [cookie = ''] = headers['set-cookie'] ?? []
  const [pair = '', ...attributes] = cookie.split('; ')
  expect(pair).toMatch(/^fairlive_seat=[\w-]{32}$/)
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
})

test('without the cookie there is neither page nor contract, and the answer says what to do', async () => {
  const page = await web.ask('/')
  expect(page.status).toBe(403)
  expect(page.body.toString()).toMatch(/启动时给出的地址.*address that Fairlive printed/s)
  for (const cookie of ['', 'fairlive_seat=', 'fairlive_seat=guessed', 'other=1']) {
    expect((await web.ask('/', { headers: { cookie } })).status).toBe(403)
    expect(await web.upgrade(contractPath, { cookie, origin: web.web.url })).toBe(403)
  }
})

describe.each(['page', 'contract', 'pictures'])('the %s', (what) => {
  /** The status for a visitor who has the cookie; 101 where the socket opened. */
  async function statusWith(headers: Readonly<Record<string, string>>): Promise<number> {
    const cookie = await web.enter()
    if (what === 'page') return (await web.ask('/', { headers: { cookie, ...headers } })).status
    const path = what === 'contract' ? contractPath : picturesPath
    const opened = await web.upgrade(path, { cookie, origin: web.web.url, ...headers })
    if (typeof opened === 'number') return opened
    opened.terminate()
    return 101
  }

  test('opens for its own address by either name', async () => {
    const fine = what === 'page' ? 200 : 101
    const { port } = web.web
    expect(await statusWith({})).toBe(fine)
    expect(await statusWith({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(fine)
  })

  test('turns away a name that was made to lead here (DNS rebinding)', async () => {
    const { port } = web.web
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      `127.0.0.1:${port + 1}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${port}`,
    ])
      expect(await statusWith({ host })).toBe(403)
  })

  test('turns away other sites in the same browser', async () => {
    const { port } = web.web
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `http://127.0.0.1:${port}.evil.example`,
    ])
      expect(await statusWith({ origin })).toBe(403)
  })
})

test('a WebSocket without an Origin is no console’s, cookie or not', async () => {
  expect(await web.upgrade(contractPath, { cookie: await web.enter() })).toBe(403)
})

test('every answer carries a strict policy, and nothing inline is allowed', async () => {
  const cookie = await web.enter()
  const answers = [
    await web.ask('/', { headers: { cookie } }),
    await web.ask('/', { headers: { cookie } }),
    await web.ask('/assets/app.js', { headers: { cookie } }),
    await web.ask('/'),
    await web.ask('/', { headers: { host: 'evil.example' } }),
    await web.ask(`/?token=${web.web.token()}`),
  ]
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    for (const part of [
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|nonce|\*/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  }
  expect(answers[0]?.headers['cache-control']).toBe('no-store')
  expect(answers[2]?.headers['cache-control']).toContain('immutable')
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%00',
  '/%ff',
  '/assets',
  '/index.html/x',
  `/${'x'.repeat(5_000)}`,
  '/nothing.js',
])('the files of the console end at its folder: %s', async (path) => {
  const answer = await web.ask(path, { headers: { cookie: await web.enter() } })
  expect(answer.status).toBe(404)
  expect(answer.body).toHaveLength(0)
})

describe('what would end a careless server', () => {
  const stillServes = async () => expect((await web.ask('/')).status).toBe(403)

  test('a request for no address at all', async () => {
    const cookie = await web.enter()
    expect((await web.ask('//', { headers: { cookie } })).status).toBe(400)
    expect(await web.upgrade('//', { cookie, origin: web.web.url })).toBe(404)
    expect(await web.upgrade('/elsewhere', { cookie, origin: web.web.url })).toBe(404)
    await stillServes()
  })

  test('an upgrade that is reset before it is answered', async () => {
    for (let n = 0; n < 20; n++) {
      const socket = connect(web.web.port, '127.0.0.1')
      socket.on('error', () => socket.destroy())
      await new Promise<void>((resolve) => {
        socket.once('connect', resolve)
      })
      socket.write(
        `GET ${contractPath} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      )
      socket.resetAndDestroy()
    }
    await stillServes()
  })

  test.each([
    [contractPath, (16 << 20) + 1],
    [picturesPath, 4_097],
  ])('a message to %s that is too large: that connection ends, and no other', async (path, size) => {
    const opened = await web.upgrade(path, { cookie: await web.enter(), origin: web.web.url })
    if (!(opened instanceof WebSocket)) throw new Error(`answered ${opened}`)
    opened.on('error', () => opened.terminate())
    const code = new Promise<number>((resolve) => {
      opened.once('close', resolve)
    })
    opened.send(Buffer.alloc(size, 0x20))
    expect([1006, 1009]).toContain(await code)
    await stillServes()
  })

  test('words that are no call', async () => {
    const cookie = await web.enter()
    const opened = await web.upgrade(contractPath, { cookie, origin: web.web.url })
    if (!(opened instanceof WebSocket)) throw new Error(`answered ${opened}`)
    for (const words of ['', '{', 'null', '{"i":1}', '[]']) opened.send(words)
    opened.terminate()
    using contract = await web.contract(cookie)
    expect(await contract.client.people.me()).toBeNull()
  })
})
