import type { Known, ObsState } from '#shared/model/obs.ts'
import { programmeClosure } from './closure.ts'
import { itemsPart, type Part, part, partKey } from './part.ts'
import { type MirrorState, whyUnread } from './state.ts'

/** How often what is read. */
export type Pace = {
  /** Every beat carries the programme's items and filters, the sources that are watched closely, outputs and studio mode. */
  readonly beatMs: number
  /** Filters and settings of the programme's other sources, so many with each beat, in turn. */
  readonly detailsPerBeat: number
  /** Canvas, record directory, stream service, and whatever could not be read the last time, go round in so many beats. */
  readonly steadyBeats: number
  /** So do the lists, the items of the other scenes, and what is watched closely and not in the programme. */
  readonly slowBeats: number
  /** And so do mutes, and the filters and settings of what is not in the programme. */
  readonly restBeats: number
  /** Parts that were never read are asked for in batches of this size. */
  readonly catchUp: number
}

/** Sees a silent change of the programme within 30 ms; one inside a source that is not watched closely within 30 to 120. */
export const defaultPace: Pace = {
  beatMs: 30,
  detailsPerBeat: 16,
  steadyBeats: 10,
  slowBeats: 40,
  restBeats: 200,
  catchUp: 100,
}

/** The parts of a room by how often they are read; holds for as long as the state's revision does. */
export type Rounds = {
  readonly unread: readonly Part[]
  readonly beat: readonly Part[]
  readonly details: readonly Part[]
  readonly steady: readonly Part[]
  readonly slow: readonly Part[]
  readonly rest: readonly Part[]
}

const silent = [part('canvas'), part('record-directory'), part('stream-service'), part('replay-buffer')]
const outputs = [part('studio-mode'), part('record'), part('stream'), part('virtual-camera')]
const lists = [part('inputs'), part('groups'), part('collection'), part('profile')]

/** Sources whose filters and settings are read with every beat while they are in the programme. */
export type Closely = (source: string) => boolean

export function roundsOf(obs: ObsState, closely: Closely = () => false): Rounds {
  const seen = programmeClosure(obs)
  const beat: Part[] = [part('scenes')]
  const [unread, details, rest]: [Part[], Part[], Part[]] = [[], [], []]
  const [steady, slow] = [[...silent], [...lists]]
  const enrol = (round: Part[], wanted: Part, value: Known<unknown>) => {
    const failed = !value.known && value.why !== whyUnread
    // What OBS refused a moment ago (a source that was not quite there yet) it may tell in the next.
    const turn = failed && round !== beat ? steady : round
    turn.push(wanted)
    if (isUnread(value)) unread.push(wanted)
  }
  if (isUnread(obs.inputNames)) unread.push(...lists)
  for (const { name, items } of obs.scenes.values()) {
    enrol(seen.scenes.has(name) ? beat : slow, itemsPart(obs, name), items)
  }
  const inProgramme = (input: string) => (closely(input) ? beat : details)
  // The studio's own parts are to be right before they are needed.
  const elsewhere = (source: string) => (closely(source) ? slow : rest)
  for (const [source, filters] of obs.filters) {
    const round = seen.scenes.has(source)
      ? beat
      : seen.inputs.has(source)
        ? inProgramme(source)
        : elsewhere(source)
    enrol(round, part('filters', source), filters)
  }
  for (const { name, settings, muted } of obs.inputs.values()) {
    enrol(seen.inputs.has(name) ? inProgramme(name) : elsewhere(name), part('settings', name), settings)
    enrol(rest, part('muted', name), muted)
  }
  if (isUnread(obs.canvas)) unread.push(...silent)
  return { unread, beat: [...beat, ...outputs], details, steady, slow, rest }
}

export function allParts({ beat, details, steady, slow, rest }: Rounds): readonly Part[] {
  return [...beat, ...details, ...steady, ...slow, ...rest]
}

function isUnread(value: Known<unknown>): boolean {
  return !value.known && value.why === whyUnread
}

/**
 * The parts to ask for next: what an event left open, what was never read, and what the beat carries.
 * @param number which beat it is, null between beats
 */
export function nextBatch(
  open: MirrorState['open'],
  rounds: Rounds,
  number: number | null,
  pace: Pace,
): readonly Part[] {
  const beat = number === null ? [] : partsOfBeat(rounds, number, pace)
  if (open.size === 0 && rounds.unread.length === 0) return beat
  const opened = [...open.values()].map((entry) => entry.part)
  const wanted = [...opened, ...rounds.unread.slice(0, pace.catchUp), ...beat]
  return [...new Map(wanted.map((part) => [partKey(part), part])).values()]
}

function partsOfBeat(rounds: Rounds, number: number, pace: Pace): readonly Part[] {
  const detailBeats = Math.ceil(rounds.details.length / pace.detailsPerBeat)
  return [
    ...rounds.beat,
    ...turn(rounds.details, number, detailBeats),
    ...turn(rounds.steady, number, pace.steadyBeats),
    ...turn(rounds.slow, number, pace.slowBeats),
    ...turn(rounds.rest, number, pace.restBeats),
  ]
}

/** The part of a round whose turn it is; all of it has had its turn after `beats` beats. */
function turn(round: readonly Part[], number: number, beats: number): readonly Part[] {
  const step = number % Math.max(1, beats)
  const at = (index: number) => Math.floor((index * round.length) / Math.max(1, beats))
  return round.slice(at(step), at(step + 1))
}
