/**
 * Comments through a whole studio, as somebody's platform would send them and somebody's console would get them: how
 * long one takes, whether the control loop is late meanwhile, and what a million of them leave in memory.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { UserId } from '#shared/model/ids.ts'
import { demoPin } from '#test/harness/studio.ts'
import { webhookHeaders } from '#test/harness/webhook-sender.ts'
import { commentLoad } from './comment-load.ts'
import { percentile, written } from './percentiles.ts'
import type { Row } from './row.ts'
import { bundleMissing, end, type Seat, type Served, serve, takeSeat } from './served.ts'

const perSecond = 5_000
const frameEveryMs = 10
const seconds = 20
const million = 1_000_000
const frameOfMany = 1_000
/** V8 looks at what it could give back when a thread has been calm for eight seconds. */
const idleMs = 30_000
const source = 'bench'
const meter = import.meta.resolve('./thread-delay.mjs')

export async function bench(): Promise<Row[]> {
  const missing = bundleMissing()
  if (missing !== null)
    return [{ ...bare, name: 'comments through a studio', note: `not measured: ${missing}` }]
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-flow-'))
  const delayFile = join(folder, 'delay')
  const served = await serve(join(folder, 'data'), ['--import', meter], {
    BENCH_THREAD: 'room',
    BENCH_DELAY_FILE: delayFile,
  })
  try {
    const seat = await takeSeat(served)
    await seat.client.people.signIn({ user: UserId.parse('he-yi'), pin: demoPin })
    await seat.client.session.beginPreflight({ supervisor: null })
    using line = await openLine(seat)
    const atStart = residentMb(served.process.pid)
    const rows = [...(await latency(seat, line, delayFile)), await memory(served, line, atStart)]
    seat.close()
    return rows
  } finally {
    await end(served)
    rmSync(folder, { recursive: true, force: true })
  }
}

const bare = { value: Number.NaN, unit: 'ms', against: null, ratio: null, target: null, met: null }

/** A sender at the studio's intake; `send` resolves when the comments are durable. */
type Line = Disposable & { send(count: number): Promise<void> }

async function openLine({ client }: Seat): Promise<Line> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const settings = { kind: 'intake', name: source, platform: source, mapping: null } as const
  const { intakePort, problems } = await client.comments.connect({
    sources: [{ settings, secrets: { secret } }],
    intakePort: 0,
  })
  if (intakePort === null) throw new Error(`no intake: ${JSON.stringify(problems)}`)
  const headers = webhookHeaders({ secret, id: 'bench-1', at: Date.now() }, '')
  const socket = new WebSocket(`ws://127.0.0.1:${intakePort}/v1/comments/${source}`, { headers })
  await once(socket, 'open')
  const load = commentLoad()
  const waiting = new Map<number, () => void>()
  let frame = 0
  socket.on('message', (data) => {
    const { frame: number, notKept } = JSON.parse(String(data)) as { frame: number; notKept: number }
    if (notKept > 0) throw new Error(`${notKept} comments were not kept`)
    waiting.get(number)?.()
    waiting.delete(number)
  })
  return {
    send: (count) =>
      new Promise((kept) => {
        frame += 1
        waiting.set(frame, kept)
        // The console is not told when a comment was sent: the sender's name says it.
        const userName = String(Date.now())
        const messages = load(count).map(({ id, userId, text, sentAt }) => {
          return { id, userId, userName, text, sentAt }
        })
        socket.send(JSON.stringify(messages))
      }),
    [Symbol.dispose]: () => socket.terminate(),
  }
}

async function latency({ client }: Seat, line: Line, delayFile: string): Promise<Row[]> {
  const controller = new AbortController()
  const times: number[] = []
  let leftOut = 0
  const following = follow()
  const delaysBefore = delays(delayFile).length
  const pending: Promise<void>[] = []
  const began = performance.now()
  let sent = 0
  while (performance.now() - began < seconds * 1_000) {
    const due = Math.floor(((performance.now() - began) * perSecond) / 1_000)
    if (due > sent) pending.push(line.send(due - sent))
    sent = due
    await wait(frameEveryMs)
  }
  await Promise.all(pending)
  await wait(500)
  controller.abort()
  await following
  const loop = delays(delayFile).slice(delaysBefore)
  const worst = percentile(loop, 0.5).value
  const p99 = percentile(times, 0.99)
  const how = `${sent} comments in ${seconds} s over the intake's WebSocket, one console following over another; ${times.length} seen, ${leftOut} left out`
  return [
    {
      ...bare,
      name: `comments: from the source's socket to the console's, ${perSecond}/s, p99`,
      value: p99.value,
      target: 'under 150 ms',
      met: p99.value < 150 && leftOut === 0,
      note: `${how}; p50 ${written(percentile(times, 0.5))}, p99 ${written(p99)}`,
    },
    {
      ...bare,
      name: "control loop: event-loop delay of that studio's room worker in the same run, p99",
      value: worst,
      target: 'under 5 ms',
      met: worst < 5,
      note: `p99 of each second, median of ${loop.length} seconds; worst second ${Math.max(...loop).toFixed(2)} ms`,
    },
  ]

  async function follow(): Promise<void> {
    const tail = await client.comments.tail({ after: null, backlog: 0 }, { signal: controller.signal })
    try {
      for await (const { items, leftOut: lost } of tail) {
        const now = Date.now()
        leftOut += lost
        for (const { name, platform } of items) if (platform === source) times.push(now - Number(name))
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error
    }
  }
}

/** The p99 of each second so far, in milliseconds. */
function delays(file: string): number[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { p99: number }).p99)
}

async function memory({ process: child }: Served, line: Line, atStart: number): Promise<Row> {
  const before = residentMb(child.pid)
  const began = performance.now()
  // Two frames under way keep every thread at work.
  const sender = async () => {
    for (let sent = 0; sent < million / 2; sent += frameOfMany) await line.send(frameOfMany)
  }
  await Promise.all([sender(), sender()])
  const tookS = (performance.now() - began) / 1_000
  const peak = residentMb(child.pid)
  await wait(idleMs)
  const after = residentMb(child.pid)
  return {
    ...bare,
    name: 'comments: resident memory of the studio after 1,000,000 comments, above that of its start',
    value: after - atStart,
    unit: 'MB',
    target: 'within 100 MB',
    met: after - atStart <= 100,
    note: `${atStart.toFixed(0)} MB at the start, ${before.toFixed(0)} after ${seconds} s of ${perSecond} a second, ${peak.toFixed(0)} at the end of the load, ${after.toFixed(0)} ${idleMs / 1_000} s later; ${Math.round(million / tookS).toLocaleString('en')} comments/s became durable through the whole studio`,
  }
}

function residentMb(pid: number | undefined): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1_024
}
