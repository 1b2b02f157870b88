/** How long an operator waits after starting the studio. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { contract } from '#shared/contract/index.ts'
import type { Row } from './row.ts'

const cli = join(import.meta.dirname, '../../out/main/cli.js')
const starts = 5

export async function bench(): Promise<Row[]> {
  if (!existsSync(cli)) return [row(Number.NaN, 'not measured: run `npm run build` first', null)]
  const dataDir = mkdtempSync(join(tmpdir(), 'fairlive-start-'))
  try {
    await start(dataDir)
    const times: number[] = []
    for (let n = 0; n < starts; n++) times.push(await start(dataDir))
    times.sort((a, b) => a - b)
    const value = times[Math.floor(starts / 2)] ?? Number.NaN
    return [
      row(
        value,
        `median of ${starts} starts on the same data, ${times.map((time) => time.toFixed(2)).join(', ')} s`,
        value < 3,
      ),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Seconds from starting the program to the first answered call. */
async function start(dataDir: string): Promise<number> {
  const began = performance.now()
  const args = [cli, 'serve', '--rehearsal', '--demo', '--no-open', '--json', '--data', dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, token } = JSON.parse(line.toString()) as { url: string; token: string }
  const entered = await fetch(`${url}/?token=${token}`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`${url.replace('http', 'ws')}/contract`, { headers: { cookie, origin: url } })
  await once(socket, 'open')
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  await client.people.list()
  const seconds = (performance.now() - began) / 1_000
  socket.close()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return seconds
}

function row(value: number, note: string, met: boolean | null): Row {
  return {
    name: 'start: `serve` to the first answered call',
    value,
    unit: 's',
    against: null,
    ratio: null,
    target: 'under 3 s',
    met,
    note,
  }
}
