import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { openLocalRelay } from '#electron/comments/sources/intake/local-relay.ts'
import { Mapping } from '#shared/model/comment-sources.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

const mapping = Mapping.parse({ items: '/list', id: '/no', text: '/say', userName: '/who/name' })

async function room(options: { autoPong?: boolean } = {}) {
  const relay = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: options.autoPong ?? true })
  await once(relay, 'listening')
  const gathered = new Gathered()
  const clock = new ManualClock()
  const { port } = relay.address() as AddressInfo
  const source = openLocalRelay(
    {
      name: 'relay',
      platform: 'kuaishou',
      address: `ws://127.0.0.1:${port}`,
      authorization: 'Bearer of tests',
      mapping,
    },
    gathered,
    gathered.surroundings(clock),
  )
  const [socket, request] = (await once(relay, 'connection')) as [
    WebSocket,
    { headers: Record<string, string> },
  ]
  await gathered.until(() => gathered.of('connected').length === 1, 'connection')
  return {
    relay,
    socket,
    request,
    gathered,
    clock,
    async [Symbol.asyncDispose]() {
      await source.close()
      for (const each of relay.clients) each.terminate()
      relay.close()
      await once(relay, 'close')
    },
  }
}

test('each frame is read by the mapping; frames of another kind are left alone', async () => {
  await using it = await room()
  expect(it.request.headers.authorization).toBe('Bearer of tests')
  it.socket.send('{"hello":"v1"}')
  it.socket.send('{"list":[{"no":1,"say":"破了","who":{"name":"小王"}},{"no":2}]}')
  it.socket.send(Buffer.from('{"list":"none"}'))
  it.socket.send('not json')
  it.socket.send('{"list":[{"no":3,"say":"完"}]}')
  await it.gathered.until(() => it.gathered.texts.includes('完'), 'comments')
  it.clock.advance(1_000)
  expect([it.gathered.texts, it.gathered.dropped('malformed')]).toEqual([['破了', '完'], 3])
})

test('a relay that went away is connected again', async () => {
  await using it = await room()
  it.socket.terminate()
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  it.clock.advance(500)
  await it.gathered.until(() => it.gathered.of('missed').length === 1, 'gap')
})

test('a relay that hangs is noticed by its silence on pings, one that answers them is kept', async () => {
  await using dead = await room({ autoPong: false })
  for (let n = 0; n < 3; n += 1) {
    expect(dead.gathered.of('lost')).toEqual([])
    dead.clock.advance(20_000)
  }
  await dead.gathered.until(() => dead.gathered.of('lost').length === 1, 'loss')
  expect(dead.gathered.of('lost')[0]?.why).toBe('no answer to pings')

  await using alive = await room()
  for (let n = 0; n < 6; n += 1) {
    const pinged = once(alive.socket, 'ping')
    alive.clock.advance(20_000)
    await pinged
    // The pong is on its way: a frame that arrives behind it proves that it is here.
    alive.socket.send(`{"list":[{"no":"n${n}","say":"${n}"}]}`)
    await alive.gathered.until(() => alive.gathered.texts.includes(String(n)), 'comment')
  }
  expect(alive.gathered.of('lost')).toEqual([])
})

test('a frame beyond the limit ends the connection, which is made again', async () => {
  await using it = await room()
  it.socket.send('x'.repeat(9 * 1024 * 1024))
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.of('lost')[0]?.why).toMatch(/WS_ERR_UNSUPPORTED_MESSAGE_LENGTH/)
  it.clock.advance(500)
  await it.gathered.until(() => it.gathered.of('connected').length === 2, 'connection')
})

test('an address in the clear that is not on this PC is never used', async () => {
  const gathered = new Gathered()
  const clock = new ManualClock()
  const source = openLocalRelay(
    { name: 'relay', platform: 'x', address: 'ws://192.0.2.1:80', authorization: 'secret', mapping: null },
    gathered,
    gathered.surroundings(clock),
  )
  clock.advance(0)
  expect(gathered.of('lost')[0]?.why).toBe('address is neither encrypted nor on this PC')
  await source.close()
})
