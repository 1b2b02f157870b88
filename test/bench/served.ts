/** A studio as it is started by its users, from the built bundle, and a seat at it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { contract } from '#shared/contract/index.ts'

export type Seat = { readonly client: ContractRouterClient<typeof contract>; readonly close: () => void }

export type Served = { readonly process: ChildProcess; readonly url: string; readonly token: string }

const built = join(import.meta.dirname, '../../out/main/cli.js')
const command = join(import.meta.dirname, '../../bin/fairlive.mjs')

/** Why no bundle can be started, or null where one can. */
export function bundleMissing(): string | null {
  return existsSync(built) ? null : 'run `npm run build` first'
}

/** `fairlive serve` on the rehearsal OBS with the demo room; resolves when it has said where it is. */
export async function serve(dataDir: string, nodeOptions: readonly string[] = [], env = {}): Promise<Served> {
  const args = [command, 'serve', '--rehearsal', '--demo', '--no-open', '--json', '--data', dataDir]
  const child = spawn(process.execPath, [...nodeOptions, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, token } = JSON.parse(line.toString()) as { url: string; token: string }
  return { process: child, url, token }
}

export async function takeSeat({ url, token }: Served): Promise<Seat> {
  const entered = await fetch(`${url}/?token=${token}`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`${url.replace('http', 'ws')}/contract`, { headers: { cookie, origin: url } })
  await once(socket, 'open')
  const client: Seat['client'] = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  return { client, close: () => socket.close() }
}

export async function end({ process: child }: Served): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
