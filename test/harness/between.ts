/** Stands between a studio and its OBS, and sees or changes what they say to each other. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** A request as it stands in a message of its own or in a batch. */
export type Asked = { requestType: string; requestData?: unknown }

export type Meddling = {
  /** The requests of one message, in order; each may be put into another's place. */
  readonly asked?: (requests: Asked[]) => Asked[]
  /** An event on its way to the studio; `pass` lets it through, now or later. */
  readonly event?: (pass: () => void) => void
}

export type Between = AsyncDisposable & { readonly url: string }

export async function startBetween(obsUrl: string, { asked, event }: Meddling): Promise<Between> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    perMessageDeflate: false,
    handleProtocols: () => 'obswebsocket.json',
  })
  await once(server, 'listening')
  server.on('connection', (client) => {
    const obs = new WebSocket(obsUrl, 'obswebsocket.json', { perMessageDeflate: false })
    const waiting: string[] = []
    client.on('message', (data) => {
      const text = asked === undefined ? String(data) : meddled(String(data), asked)
      if (obs.readyState === WebSocket.OPEN) obs.send(text)
      else waiting.push(text)
    })
    obs.on('open', () => {
      for (const text of waiting.splice(0)) obs.send(text)
    })
    obs.on('message', (data) => {
      const text = String(data)
      const pass = () => client.send(text)
      if (event !== undefined && text.includes('"op":5')) event(pass)
      else pass()
    })
    // Each end's going is the other's to see as a lost connection.
    obs.on('error', () => client.terminate())
    obs.on('close', () => client.terminate())
    client.on('error', () => obs.terminate())
    client.on('close', () => obs.terminate())
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function meddled(text: string, asked: NonNullable<Meddling['asked']>): string {
  const message = JSON.parse(text) as { op: number; d: Asked & { requests?: Asked[] } }
  if (message.op === 8) message.d.requests = asked(message.d.requests ?? [])
  else if (message.op === 6) Object.assign(message.d, asked([message.d])[0])
  else return text
  return JSON.stringify(message)
}
