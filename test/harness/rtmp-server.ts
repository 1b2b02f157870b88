import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import { executable } from './executable.ts'
import { freePort } from './free-port.ts'

/** Takes streams and throws them away. */
export type RtmpServer = AsyncDisposable & { readonly server: string; readonly key: string }

/**
 * A server that OBS can stream to on this machine; needs ffmpeg, which the tests need anyway. An ffmpeg takes one stream
 * and ends with it, so that each connection has one of its own, and nobody is ever refused.
 */
export async function startRtmpServer(): Promise<RtmpServer> {
  const takers = new Set<Child>()
  const sockets = new Set<Socket>()
  const take = async (from: Socket) => {
    sockets.add(from)
    from.on('error', () => from.destroy())
    from.pause()
    const port = await freePort()
    const url = `rtmp://127.0.0.1:${port}/live/key`
    const args = ['-loglevel', 'error', '-listen', '1', '-i', url, '-c', 'copy', '-f', 'null', '-']
    const taker = await startChild(executable('ffmpeg') ?? 'ffmpeg', args, { PATH: process.env.PATH })
    takers.add(taker)
    from.once('close', () => {
      sockets.delete(from)
      takers.delete(taker)
      void taker.end('SIGKILL')
    })
    const to = await connectSoon(port)
    if (to === null) {
      from.destroy()
      return
    }
    to.on('error', () => from.destroy())
    to.once('close', () => from.destroy())
    from.pipe(to)
    to.pipe(from)
  }
  const server = createServer((from) => void take(from))
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    server: `rtmp://127.0.0.1:${port}/live`,
    key: 'key',
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await Promise.all([...takers].map((taker) => taker.end('SIGKILL')))
    },
  }
}

/** ffmpeg says nowhere that it listens; null where it does not within five seconds. */
async function connectSoon(port: number): Promise<Socket | null> {
  for (let tries = 0; tries < 250; tries++) {
    const socket = connect(port, '127.0.0.1')
    const opened = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (opened) return socket
    await later(20)
  }
  return null
}
