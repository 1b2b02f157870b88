import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** A loopback port that nothing listened on a moment ago. Another program may take it in between: retry then. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Resolves once something accepts a connection on the port; rejects after `withinMs`. */
export async function portOpens(port: number, withinMs: number): Promise<void> {
  const signal = AbortSignal.timeout(withinMs)
  while (!(await accepts(port))) {
    if (signal.aborted) throw new Error(`nothing listens on 127.0.0.1:${port} after ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
