import { type Child, startChild } from './child.ts'
import { executable } from './executable.ts'
import { freePort } from './free-port.ts'

/** Takes streams, one after the other, and throws them away. */
export type RtmpServer = AsyncDisposable & { readonly server: string; readonly key: string }

/** A server that OBS can stream to on this machine; needs ffmpeg, which the tests need anyway. */
export async function startRtmpServer(): Promise<RtmpServer> {
  const port = await freePort()
  let isOpen = true
  let listening: Child
  const listen = async () => {
    const url = `rtmp://127.0.0.1:${port}/live/key`
    const args = ['-loglevel', 'error', '-listen', '1', '-i', url, '-c', 'copy', '-f', 'null', '-']
    listening = await startChild(executable('ffmpeg') ?? 'ffmpeg', args, { PATH: process.env.PATH })
    // It takes one stream and ends with it.
    listening.process.once('exit', () => {
      if (isOpen) void listen()
    })
  }
  await listen()
  return {
    server: `rtmp://127.0.0.1:${port}/live`,
    key: 'key',
    async [Symbol.asyncDispose]() {
      isOpen = false
      await listening.end('SIGKILL')
    },
  }
}
