/** How long an operator waits after starting the studio. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from './row.ts'
import { bundleMissing, end, serve, takeSeat } from './served.ts'

const starts = 5

export async function bench(): Promise<Row[]> {
  const missing = bundleMissing()
  if (missing !== null) return [row(Number.NaN, `not measured: ${missing}`, null)]
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
  const served = await serve(dataDir)
  const { client, close } = await takeSeat(served)
  await client.people.list()
  const seconds = (performance.now() - began) / 1_000
  close()
  await end(served)
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
