import type { Instant } from '#shared/model/ids.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { programmeClosure } from './closure.ts'
import { itemsPart, type Part, part, partKey } from './part.ts'
import type { MirrorState } from './state.ts'

/** How often what is read, in milliseconds. */
export type Pace = {
  /** The beat: the programme's items, outputs and studio mode with each, its filters and settings as many as fit. */
  readonly beatMs: number
  /** Canvas, record directory, stream service: silent, but none of them can change the picture while live. */
  readonly steadyMs: number
  /** The items of the other scenes, and all lists. */
  readonly slowMs: number
  /** Filters, settings and mutes of what is not in the programme. */
  readonly restMs: number
  /** So many requests at most in one batch; a programme that needs more gets its details in turns. */
  readonly limit: number
}

/** One batch of 60 reads takes OBS about 5 ms; at 25 ms that is affordable even on two cores. */
export const defaultPace: Pace = { beatMs: 25, steadyMs: 250, slowMs: 1_000, restMs: 5_000, limit: 60 }

type Wish = { readonly part: Part; readonly everyMs: number; readonly always: boolean }

/**
 * The parts to read now, lists first, the longest overdue before others.
 * @param beat whether the beat has come round; between beats only what was never read, or what an event left open, is due
 */
export function dueParts(
  { obs, reads }: MirrorState,
  pace: Pace,
  beat: boolean,
  now: Instant,
): readonly Part[] {
  const must: Part[] = []
  const may: { readonly part: Part; readonly overdue: number }[] = []
  for (const wish of wishes(obs, pace)) {
    const read = reads.get(partKey(wish.part))
    const open = read === undefined || read.asked === 0 || read.dirty > read.asked
    if (wish.always && (open || beat)) must.push(wish.part)
    else if (open) may.push({ part: wish.part, overdue: Number.POSITIVE_INFINITY })
    else if (beat && now - read.at >= wish.everyMs) {
      may.push({ part: wish.part, overdue: (now - read.at) / Math.max(1, wish.everyMs) })
    }
  }
  const room = Math.max(0, pace.limit - must.length)
  if (may.length > room) may.sort((one, other) => (one.overdue < other.overdue ? 1 : -1))
  return [...must, ...may.slice(0, room).map((entry) => entry.part)]
}

function* wishes(obs: ObsState, pace: Pace): Generator<Wish> {
  const closure = programmeClosure(obs)
  const always = (wanted: Part): Wish => ({ part: wanted, everyMs: pace.beatMs, always: true })
  const every = (wanted: Part, everyMs: number): Wish => ({ part: wanted, everyMs, always: false })
  yield always(part('scenes'))
  for (const name of closure.scenes) yield always(itemsPart(obs, name))
  for (const kind of ['studio-mode', 'record', 'stream', 'virtual-camera'] as const) yield always(part(kind))
  for (const kind of ['inputs', 'groups', 'collection', 'profile'] as const) {
    yield every(part(kind), pace.slowMs)
  }
  for (const kind of ['canvas', 'record-directory', 'stream-service'] as const) {
    yield every(part(kind), pace.steadyMs)
  }
  for (const scene of obs.scenes.values()) {
    if (!closure.scenes.has(scene.name)) yield every(itemsPart(obs, scene.name), pace.slowMs)
  }
  // The details of the programme take their turn with each beat, those of the rest now and then.
  for (const source of obs.filters.keys()) {
    const seen = closure.scenes.has(source) || closure.inputs.has(source)
    yield every(part('filters', source), seen ? 0 : pace.restMs)
  }
  for (const input of obs.inputs.keys()) {
    yield every(part('settings', input), closure.inputs.has(input) ? 0 : pace.restMs)
    yield every(part('muted', input), pace.restMs)
  }
}
