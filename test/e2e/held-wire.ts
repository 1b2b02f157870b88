import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire between the studio and OBS that can be held for a moment, as by a PC that is busy. Disposing it cuts it. */
export type HeldWire = AsyncDisposable & {
  readonly url: string
  /** From now on what OBS says waits. */
  hold(): void
  /** What waited goes on its way. */
  release(): void
}

export async function layWire(obsPort: number): Promise<HeldWire> {
  const fromObs = new Set<Socket>()
  const sockets = new Set<Socket>()
  let isHeld = false
  const server = createServer((studio) => {
    const obs = connect(obsPort, '127.0.0.1')
    for (const [one, other] of [
      [studio, obs],
      [obs, studio],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.once('close', () => {
        sockets.delete(one)
        fromObs.delete(one)
        other.destroy()
      })
    }
    fromObs.add(obs)
    if (isHeld) obs.pause()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    hold() {
      isHeld = true
      for (const obs of fromObs) obs.pause()
    },
    release() {
      isHeld = false
      for (const obs of fromObs) obs.resume()
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
