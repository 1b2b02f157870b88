/** A program of any name that listens on a port of its own, and can stop listening while it goes on running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ListeningProgram = AsyncDisposable & {
  readonly pid: number
  readonly port: number
  /** Closes the port, as OBS does when its websocket server is switched off. */
  stopListening(): Promise<void>
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>
}

const source = `
  const server = require('node:net').createServer()
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)))
  process.stdin.once('data', () => server.close(() => process.stdout.write('closed')))
  setInterval(() => undefined, 1000)
`

/** Linux names a process after the file that was run: a link to Node is enough. */
export async function startListeningProgram(name: string): Promise<ListeningProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-program-'))
  const file = join(folder, name)
  await symlink(process.execPath, file)
  const child = spawn(file, ['-e', source], { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = once(child, 'exit').then(() => undefined)
  const port = Number(await said(child))
  return {
    pid: child.pid ?? 0,
    port,
    ended,
    async stopListening() {
      child.stdin?.write('stop')
      await said(child)
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function said(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no voice')
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  return chunk.toString()
}
