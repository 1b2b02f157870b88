import type { ClientContext } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { createStore } from './store.ts'
import { type Connection, StudioAway, type Transport } from './transport.ts'

/** What the preload posts once the page has said that it listens, and again when the studio was started anew. */
type PortMessage = {
  readonly type: 'fairlive:port'
  readonly contract: MessagePort
  readonly pictures: MessagePort
}

function portMessage(data: unknown): PortMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, contract, pictures } = data as Partial<PortMessage>
  const whole = type === 'fairlive:port' && contract instanceof MessagePort && pictures instanceof MessagePort
  return whole ? { type, contract, pictures } : null
}

/** How often the page asks the preload for ports while it has none. */
const askAgainAfter = 1_000

/** The studio over message ports, for the console in the desktop window. A new pair of ports replaces the old one. */
export function openPortTransport(page: Window): Transport {
  const connection = createStore<Connection>({ state: 'connecting', since: Date.now() })
  const listeners = new Set<(packed: Uint8Array<ArrayBuffer>) => void>()
  let link: RPCLink<ClientContext> | null = null
  let ports: PortMessage | null = null
  let wished: string | null = null

  const ask = () => page.postMessage({ type: 'fairlive:ready' }, page.origin === 'null' ? '*' : page.origin)
  const asking = setInterval(() => {
    if (ports === null) ask()
  }, askAgainAfter)

  const take = (event: MessageEvent) => {
    const message = event.source === page ? portMessage(event.data) : null
    if (message === null) return
    ports?.contract.close()
    ports?.pictures.close()
    ports = message
    link = new RPCLink({ port: message.contract })
    message.contract.addEventListener('close', () => {
      if (ports !== message) return
      ports = null
      link = null
      connection.set({ state: 'lost', since: Date.now() })
    })
    message.pictures.addEventListener('message', (picture: MessageEvent) => {
      if (!(picture.data instanceof Uint8Array || picture.data instanceof ArrayBuffer)) return
      const packed = new Uint8Array(picture.data as ArrayBuffer)
      for (const listener of listeners) listener(packed)
    })
    message.contract.start()
    message.pictures.start()
    if (wished !== null) message.pictures.postMessage(wished)
    connection.set({ state: 'connected', since: Date.now() })
  }
  page.addEventListener('message', take)
  ask()

  return {
    link: {
      async call(path, input, options) {
        if (link === null) throw new StudioAway()
        return await link.call(path, input, options)
      },
    },
    connection,
    pictures: {
      onPicture(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
      wish(json) {
        wished = json
        ports?.pictures.postMessage(json)
      },
    },
    close() {
      clearInterval(asking)
      page.removeEventListener('message', take)
      ports?.contract.close()
      ports?.pictures.close()
    },
  }
}
