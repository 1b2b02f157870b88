/** What the contract costs beside raw JSON over the same kind of socket. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket, WebSocketServer } from 'ws'
import { serveWeb } from '#electron/studio/web/server.ts'
import type { contract } from '#shared/contract/index.ts'
import { UserId } from '#shared/model/ids.ts'
import { demoPin, startTestStudio } from '#test/harness/studio.ts'
import type { Row } from './row.ts'
import { takingTurns } from './taking-turns.ts'

const callers = 32
const rounds = 10
const events = 20_000

export async function bench(): Promise<Row[]> {
  await using test = await startTestStudio({ kind: 'none' })
  const web = await serveWeb({ studio: test.studio, consoleDir: null, port: 0 })
  const { client, socket } = await signedIn(web)
  await using raw = await rawServer()
  const calls = await takingTurns(
    { ours: () => callAll(() => client.people.me()), yardstick: () => callAll(() => raw.call()) },
    callers * rounds,
  )
  const streams = await streamRates(test, client, raw)
  socket.close()
  await web.close()
  return [
    row(
      'contract: calls',
      'calls/s',
      calls.ours,
      calls.yardstick,
      `${callers} callers, medians of ${calls.slices} slices of ${callers * rounds} calls, in turns; ours validates both ways`,
    ),
    row(
      'contract: stream events (ledger entries to the console, in batches)',
      'events/s',
      streams.ours,
      streams.theirs,
      `${events} entries read from storage, made into views, validated and batched; raw: one JSON message each`,
    ),
  ]
}

async function signedIn(web: Awaited<ReturnType<typeof serveWeb>>) {
  const entered = await fetch(`${web.url}/?token=${web.token()}`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`${web.url.replace('http', 'ws')}/contract`, {
    headers: { cookie, origin: web.url },
  })
  await once(socket, 'open')
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  await client.people.signIn({ user: UserId.parse('lin-xiao'), pin: demoPin })
  return { client, socket }
}

/** Fills the ledger, then reads it all through the tail, beside as many raw messages. */
async function streamRates(
  test: Awaited<ReturnType<typeof startTestStudio>>,
  client: ContractRouterClient<typeof contract>,
  raw: Awaited<ReturnType<typeof rawServer>>,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const seen = { kind: 'guard.unproved' as const, body: { cause: 'bench', from: 0 } }
  for (let n = 0; n < events; n += 1_000) {
    await test.studio.door.asStudio('studio.record', { seen: Array.from({ length: 1_000 }, () => seen) })
  }
  const began = performance.now()
  let read = 0
  for await (const batch of await client.ledger.tail({ after: -1, backlog: 0 })) {
    read += batch.items.length
    if (read >= events) break
  }
  const ours = (read / (performance.now() - began)) * 1_000
  return { ours, theirs: await raw.stream(events) }
}

/** A server that answers JSON with JSON, and nothing more. */
async function rawServer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { id, stream } = JSON.parse(String(data)) as { id: number; stream?: number }
      if (stream === undefined) return socket.send(JSON.stringify({ id, value: null }))
      for (let seq = 0; seq < stream; seq++)
        socket.send(
          JSON.stringify({ seq, kind: 'guard.unproved', at: seq, body: { cause: 'bench', from: 0 } }),
        )
    })
  })
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await once(socket, 'open')
  const waiting = new Map<number, () => void>()
  let next = 1
  let onEvent: (() => void) | null = null
  socket.on('message', (data) => {
    const { id } = JSON.parse(String(data)) as { id?: number }
    if (id === undefined) onEvent?.()
    else waiting.get(id)?.()
  })
  return {
    call: () =>
      new Promise<void>((resolve) => {
        const id = next++
        waiting.set(id, resolve)
        socket.send(JSON.stringify({ id }))
      }),
    async stream(count: number): Promise<number> {
      const began = performance.now()
      await new Promise<void>((resolve) => {
        let left = count
        onEvent = () => {
          left -= 1
          if (left === 0) resolve()
        }
        socket.send(JSON.stringify({ id: 0, stream: count }))
      })
      return (count / (performance.now() - began)) * 1_000
    },
    async [Symbol.asyncDispose]() {
      socket.close()
      server.close()
      await once(server, 'close')
    },
  }
}

async function callAll(call: () => Promise<unknown>): Promise<void> {
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let round = 0; round < rounds; round++) await call()
    }),
  )
}

function row(name: string, unit: string, value: number, yardstick: number, note: string): Row {
  return {
    name,
    value,
    unit,
    against: { name: 'raw ws JSON', value: yardstick },
    ratio: value / yardstick,
    target: null,
    met: null,
    note,
  }
}
