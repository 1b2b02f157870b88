import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'

export type Json = Readonly<Record<string, unknown>>

export type Answer = {
  readonly requestType: string
  readonly requestStatus: { readonly result: boolean; readonly code: number; readonly comment?: string }
  readonly responseData?: Json
}

export type ObsEvent = { readonly eventType: string; readonly eventData?: Json }

/** A client that hides nothing: it speaks obs-websocket 5 message by message, so that two servers can be compared. */
export type RawClient = AsyncDisposable & {
  readonly hello: Json
  readonly identified: Json
  readonly events: ObsEvent[]
  request(requestType: string, requestData?: Json): Promise<Answer>
  batch(body: Json): Promise<Json>
  /** Sends any message and returns the next one that has this op. */
  exchange(message: Json, op: number): Promise<Json>
  send(text: string): void
  /** Resolves when an event arrives, or has already arrived since the client connected or `events` was emptied. */
  event(seen: (event: ObsEvent) => boolean, what: string, withinMs?: number): Promise<ObsEvent>
  closed: Promise<{ readonly code: number; readonly reason: string }>
}

/** All events of every category, the four high-volume ones included. */
export const everyEvent = 0x7ff | (1 << 16) | (1 << 17) | (1 << 18) | (1 << 19)

export async function connectRaw(
  url: string,
  password: string,
  eventSubscriptions: number | 'default' = everyEvent,
  onEvent: (event: ObsEvent) => void = () => undefined,
): Promise<RawClient> {
  const socket = new WebSocket(url, 'obswebsocket.json')
  const listeners = new Set<(op: number, data: Json) => boolean>()
  const events: ObsEvent[] = []
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  socket.on('message', (text) => {
    const { op, d } = JSON.parse(String(text)) as { op: number; d: Json }
    if (op === 5) {
      events.push({ ...(d as unknown as ObsEvent) })
      onEvent(d as unknown as ObsEvent)
    }
    for (const listener of [...listeners]) if (listener(op, d)) listeners.delete(listener)
  })
  const next = (wanted: (op: number, data: Json) => boolean, what: string, withinMs = 10_000) =>
    new Promise<Json>((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(listener)
        reject(new Error(`no ${what} within ${withinMs} ms`))
      }, withinMs)
      const listener = (op: number, data: Json) => {
        if (!wanted(op, data)) return false
        clearTimeout(timer)
        resolve(data)
        return true
      }
      listeners.add(listener)
      void closed.then(({ code }) => {
        if (listeners.delete(listener)) {
          clearTimeout(timer)
          reject(new Error(`closed with ${code} while waiting for ${what}`))
        }
      })
    })
  const put = (op: number, d: Json) => socket.send(JSON.stringify({ op, d }))
  const helloCame = next((op) => op === 0, 'Hello')
  await Promise.all([once(socket, 'open'), helloCame])
  const hello = await helloCame
  const identifiedCame = next((op) => op === 2, 'Identified')
  put(1, {
    rpcVersion: 1,
    ...(hello.authentication === undefined
      ? {}
      : { authentication: proof(password, hello.authentication as { salt: string; challenge: string }) }),
    ...(eventSubscriptions === 'default' ? {} : { eventSubscriptions }),
  })
  const identified = await identifiedCame
  let count = 0
  return {
    hello,
    identified,
    events,
    request: async (requestType, requestData) => {
      const requestId = `${++count}`
      const came = next((op, data) => op === 7 && data.requestId === requestId, requestType)
      put(6, { requestType, requestId, ...(requestData === undefined ? {} : { requestData }) })
      const { requestId: _, ...answer } = await came
      return answer as unknown as Answer
    },
    batch: async (body) => {
      const requestId = `${++count}`
      const came = next((op, data) => op === 9 && data.requestId === requestId, 'RequestBatchResponse')
      put(8, { requestId, ...body })
      const { requestId: _, ...answer } = await came
      return answer
    },
    exchange: (message, op) => {
      const came = next((seen) => seen === op, `message with op ${op}`)
      socket.send(JSON.stringify(message))
      return came
    },
    send: (text) => socket.send(text),
    event: async (seen, what, withinMs) => {
      const already = events.find(seen)
      if (already !== undefined) return already
      const came = await next((op, data) => op === 5 && seen(data as unknown as ObsEvent), what, withinMs)
      return came as unknown as ObsEvent
    },
    closed,
    [Symbol.asyncDispose]: async () => {
      if (socket.readyState !== WebSocket.CLOSED) {
        socket.close()
        await closed
      }
    },
  }
}

/** obs-websocket 5, "Creating an authentication string". */
export function proof(
  password: string,
  hello: { readonly salt: string; readonly challenge: string },
): string {
  const secret = createHash('sha256')
    .update(password + hello.salt)
    .digest('base64')
  return createHash('sha256')
    .update(secret + hello.challenge)
    .digest('base64')
}
