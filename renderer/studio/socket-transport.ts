import { RPCLink } from '@orpc/client/websocket'
import ReconnectingWebSocket from 'partysocket/ws'
import { contractPath, picturesPath } from '#shared/contract/pictures.ts'
import { createStore } from './store.ts'
import { type Connection, StudioAway, type Transport } from './transport.ts'

/** Nothing is queued while the studio is away: an act that was not sent must fail at once, not later by surprise. */
const reconnecting = {
  maxEnqueuedMessages: 0,
  minReconnectionDelay: 250,
  maxReconnectionDelay: 2_000,
  connectionTimeout: 4_000,
}

/** The studio over WebSockets at the page's own address, for a console in a browser. */
export function openSocketTransport(page: URL): Transport {
  const address = (path: string) => {
    const url = new URL(path, page)
    url.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:'
    url.search = ''
    url.hash = ''
    return url.href
  }
  const connection = createStore<Connection>({ state: 'connecting', since: Date.now() })
  const socket = new ReconnectingWebSocket(address(contractPath), [], reconnecting)
  socket.addEventListener('open', () => connection.set({ state: 'connected', since: Date.now() }))
  socket.addEventListener('close', () => {
    if (connection.get().state === 'connected') connection.set({ state: 'lost', since: Date.now() })
    void isTurnedAway(page).then((turnedAway) => {
      const { state } = connection.get()
      if (turnedAway && state !== 'connected' && state !== 'turned-away') {
        connection.set({ state: 'turned-away', since: Date.now() })
      }
    })
  })
  const link = new RPCLink({ websocket: socket as unknown as WebSocket })
  const pictures = openPictureSocket(address(picturesPath))
  return {
    link: {
      async call(path, input, options) {
        if (socket.readyState === WebSocket.CLOSED) throw new StudioAway()
        return await link.call(path, input, options)
      },
    },
    connection,
    pictures,
    close() {
      socket.close()
      pictures.close()
    },
  }
}

/** A browser does not tell why a WebSocket was refused, so the page itself is asked for: 403 means that the pass is void. */
async function isTurnedAway(page: URL): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/', page), { method: 'HEAD', cache: 'no-store' })
    return answer.status === 403
  } catch {
    return false
  }
}

function openPictureSocket(url: string): Transport['pictures'] & { readonly close: () => void } {
  const socket = new ReconnectingWebSocket(url, [], reconnecting)
  socket.binaryType = 'arraybuffer'
  const listeners = new Set<(packed: Uint8Array<ArrayBuffer>) => void>()
  let wished: string | null = null
  socket.addEventListener('open', () => {
    if (wished !== null) socket.send(wished)
  })
  socket.addEventListener('message', (event) => {
    if (!(event.data instanceof ArrayBuffer)) return
    const packed = new Uint8Array(event.data)
    for (const listener of listeners) listener(packed)
  })
  return {
    onPicture(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    wish(json) {
      wished = json
      if (socket.readyState === WebSocket.OPEN) socket.send(json)
    },
    close: () => socket.close(),
  }
}
