/** What the link costs beside the bare library, how soon the mirror sees a change, and what watching costs. */
import { EventSubscription, OBSWebSocket } from 'obs-websocket-js/json'
import { systemClock } from '#electron/obs/clock.ts'
import { ObsConnection } from '#electron/obs/link/connection.ts'
import type { ObsRequest } from '#electron/obs/link/outcome.ts'
import { allParts, roundsOf } from '#electron/obs/mirror/due.ts'
import { type Part, requestOf } from '#electron/obs/mirror/part.ts'
import type { Mirror } from '#electron/obs/mirror.ts'
import { realObsMissing } from '#test/harness/real-obs.ts'
import { freshTarget, furnish } from '#test/obs/mirror-changes.ts'
import {
  connected,
  itemOf,
  knownValue,
  type MirrorRoom,
  mirrorRoom,
  must,
  until,
} from '#test/obs/mirror-room.ts'
import { percentile, written } from './percentiles.ts'
import type { Row } from './row.ts'

const tries = 500
const scenes = 10
const itemsPerScene = 20
const watchedMs = 20_000
const readings = 50

export async function bench(): Promise<Row[]> {
  const missing = realObsMissing()
  if (missing !== null) return [{ ...bare, name: 'OBS link and mirror', note: `not measured: ${missing}` }]
  return [...(await timings()), ...(await costs())]
}

async function timings(): Promise<Row[]> {
  await using room = await mirrorRoom()
  await furnish(room)
  return [...(await roundTrips(room)), ...(await changes(room))]
}

/** On a canvas that OBS can draw in time without a graphics card: else it skips frames whoever watches. */
async function costs(): Promise<Row[]> {
  await using room = await mirrorRoom({ canvas: { width: 320, height: 180 } })
  return await watching(room)
}

const bare = { value: Number.NaN, unit: 'ms', against: null, ratio: null, target: null, met: null }

/** In turns over two connections to the same OBS: ours with its deadlines, and the library alone. */
async function roundTrips({ obs }: MirrorRoom): Promise<Row[]> {
  using ours = new ObsConnection({ address: { url: obs.url, password: obs.password }, clock: systemClock })
  await connected(ours)
  const library = new OBSWebSocket()
  await library.connect(obs.url, obs.password, { rpcVersion: 1, eventSubscriptions: EventSubscription.None })
  const request: ObsRequest = { requestType: 'GetStudioModeEnabled' }
  const twenty = Array.from({ length: 20 }, () => request)
  const times = { call: [[], []] as [number[], number[]], batch: [[], []] as [number[], number[]] }
  for (let n = 0; n < tries; n++) {
    times.call[0].push(await timed(() => ours.call('GetStudioModeEnabled')))
    times.call[1].push(await timed(() => library.call('GetStudioModeEnabled')))
    times.batch[0].push(await timed(() => ours.batch(twenty)))
    times.batch[1].push(await timed(() => library.callBatch(twenty)))
  }
  await library.disconnect()
  return [row('one request', ...times.call), row('a batch of 20 requests', ...times.batch)]

  function row(name: string, mine: readonly number[], theirs: readonly number[]): Row {
    const [value, other] = [percentile(mine, 0.5), percentile(theirs, 0.5)]
    return {
      name: `OBS link: ${name}, p50`,
      value: value.value,
      unit: 'ms',
      against: { name: 'obs-websocket-js alone', value: other.value },
      ratio: value.value / other.value,
      target: null,
      met: null,
      note: `${tries} tries in turns; ours ${written(value)}, p99 ${percentile(mine, 0.99).value.toFixed(2)}`,
    }
  }
}

/** From another client's acknowledgement until the mirror shows its change. */
async function changes(room: MirrorRoom): Promise<Row[]> {
  const { mirror, saboteur } = room
  const { source, sceneItemId } = await freshTarget(room, 'watched')
  const reported: number[] = []
  const silent: number[] = []
  for (let n = 0; n < tries; n++) {
    const sceneItemEnabled = n % 2 === 1
    const hidden = until(
      mirror,
      'the item',
      (state) => itemOf(state, 'Main', source)?.enabled === sceneItemEnabled,
    )
    reported.push(
      await seenAfter(hidden, {
        requestType: 'SetSceneItemEnabled',
        requestData: { sceneName: 'Main', sceneItemId, sceneItemEnabled },
      }),
    )
    const inputSettings = { color: n }
    const coloured = until(
      mirror,
      'the colour',
      ({ inputs }) => knownValue(inputs.get(source)?.settings)?.color === n,
    )
    silent.push(
      await seenAfter(coloured, {
        requestType: 'SetInputSettings',
        requestData: { inputName: source, inputSettings },
      }),
    )
  }
  return [
    row('a reported change (item hidden or shown)', reported, null),
    row("a silent change (an input's settings)", silent, 66),
  ]

  async function seenAfter(seen: Promise<unknown>, request: ObsRequest): Promise<number> {
    const shown = seen.then(() => performance.now())
    await must(saboteur, [request])
    const acknowledged = performance.now()
    return Math.max(0, (await shown) - acknowledged)
  }

  function row(name: string, times: readonly number[], within: number | null): Row {
    const p99 = percentile(times, 0.99)
    return {
      ...bare,
      name: `OBS mirror: ${name} is seen, p99`,
      value: p99.value,
      target: within === null ? null : `p99 under ${within} ms, two frames at 30`,
      met: within === null ? null : p99.value < within,
      note: `${tries} tries from the other client's acknowledgement; p50 ${written(percentile(times, 0.5))}, p99 ${written(p99)}`,
    }
  }
}

/** What the whole mirror costs this process, and OBS, while nothing changes and OBS records. */
async function watching({ mirror, link, saboteur }: MirrorRoom): Promise<Row[]> {
  for (let scene = 0; scene < scenes; scene++) {
    const sceneName = `Scene ${scene}`
    const inputs = Array.from({ length: itemsPerScene }, (_, index): ObsRequest => {
      const inputName = `${sceneName}, ${index}`
      return {
        requestType: 'CreateInput',
        requestData: { sceneName, inputName, inputKind: 'color_source_v3', inputSettings: {} },
      }
    })
    await must(saboteur, [{ requestType: 'CreateScene', requestData: { sceneName } }, ...inputs])
  }
  await must(saboteur, [{ requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Scene 0' } }])
  await until(mirror, 'every scene', ({ inputs, programme }) => {
    const all = [...inputs.values()].filter(({ settings }) => settings.known).length
    return knownValue(programme) === 'Scene 0' && all >= scenes * itemsPerScene
  })
  await must(saboteur, [{ requestType: 'StartRecord' }])
  await pause(2_000)
  const reading = await costOfReading(mirror, saboteur)
  let folded = 0
  const stop = mirror.onChange(() => {
    folded += 1
  })
  const before = process.cpuUsage()
  const watched = await skippedIn(saboteur, watchedMs)
  const { user, system } = process.cpuUsage(before)
  stop()
  mirror.close()
  link.close()
  const alone = await skippedIn(saboteur, watchedMs)
  await must(saboteur, [{ requestType: 'StopRecord' }])
  const percent = (user + system) / 10 / watchedMs
  const room = `${scenes} scenes of ${itemsPerScene} items`
  return [
    reading,
    {
      ...bare,
      name: `OBS mirror: processor time for ${room}`,
      value: percent,
      unit: '% of a core',
      target: 'under 5 %',
      met: percent < 5,
      note: `${watchedMs / 1_000} s, ${(folded / (watchedMs / 1_000)).toFixed(1)} states a second, nothing changing`,
    },
    {
      ...bare,
      name: `OBS mirror: frames that a recording OBS skipped while watched, ${room}`,
      value: watched.skipped,
      unit: 'frames',
      against: { name: 'the same OBS with nobody watching, right after', value: alone.skipped },
      target: 'no more than without',
      met: watched.skipped <= alone.skipped,
      note: `${watched.of} and ${alone.of} frames in ${watchedMs / 1_000} s each, rendering and output together`,
    },
  ]
}

/** What each thing that the mirror asks costs, as OBS answers it: the whole beat, and each kind of part by itself. */
async function costOfReading(mirror: Mirror, client: ObsConnection): Promise<Row> {
  const rounds = roundsOf(mirror.current, () => true)
  const timesOf = async (parts: readonly Part[]) => {
    const times: number[] = []
    for (let n = 0; n < readings; n++) times.push(await timed(() => client.batch(parts.map(requestOf))))
    return percentile(times, 0.5).value
  }
  const beat = await timesOf(rounds.beat)
  const kinds = Map.groupBy(allParts(rounds), ({ kind }) => kind)
  const each: string[] = []
  for (const [kind, [one]] of kinds) {
    if (one !== undefined)
      each.push(`${kind} ${(await timesOf([one])).toFixed(2)} (of ${kinds.get(kind)?.length})`)
  }
  return {
    ...bare,
    name: `OBS mirror: one beat (${rounds.beat.length} requests in a batch), p50`,
    value: beat,
    note: `${readings} readings; one request of each kind by itself, p50 in ms: ${each.join(', ')}`,
  }
}

type Skipped = { readonly skipped: number; readonly of: number }

/** Frames that OBS did not render or did not write in the next `ms`. */
async function skippedIn(client: ObsConnection, ms: number): Promise<Skipped> {
  const before = await statsOf(client)
  await pause(ms)
  const after = await statsOf(client)
  const grown = (field: keyof typeof before) => Number(after[field]) - Number(before[field])
  return {
    skipped: grown('renderSkippedFrames') + grown('outputSkippedFrames'),
    of: grown('renderTotalFrames'),
  }
}

async function statsOf(client: ObsConnection) {
  const answer = await client.call('GetStats')
  if (!answer.ok) throw new Error(`no statistics: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
