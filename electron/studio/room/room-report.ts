import type { Intent } from '#shared/model/intent.ts'
import type { Known, ObsState, OutputState } from '#shared/model/obs.ts'
import { drawnScenes, shownInputs } from '../../guards/closure.ts'
import { judgeSource } from '../../guards/judged-source.ts'
import type { LoopReport } from '../../guards/loop.ts'
import { isOwnInput } from '../../guards/own-inputs.ts'
import { probeTarget } from './probe-target.ts'
import type { RoomReport, SourceReport } from './room-protocol.ts'

/** The mirror and the loop, reduced to what the studio's main thread needs. Pure. */
export function roomReport(
  obs: ObsState,
  intent: Intent | null,
  { rows, confirmed, wants }: LoopReport,
  otherStudio: string | null,
): RoomReport {
  const service = readOf(obs.streamService)
  return {
    link: obs.link,
    canvas: readOf(obs.canvas),
    programme: readOf(obs.programme),
    scenes: readOf(obs.sceneNames) ?? [],
    sources: sourcesOf(obs, intent),
    stream: running(obs.stream),
    virtualCamera: running(obs.virtualCamera),
    record: running(obs.record),
    replayBuffer: readOf(obs.replayBuffer),
    recordDirectory: readOf(obs.recordDirectory),
    streamConfigured: service === null ? null : service.server !== '' && service.keyFingerprint !== '',
    guards: rows,
    confirmed,
    ladder: wants,
    otherStudio,
    probe: probeTarget(obs, intent),
  }
}

function readOf<T>(part: Known<T>): T | null {
  return part.known ? part.value : null
}

function running(output: Known<OutputState>) {
  return output.known ? { active: output.value.active, since: output.value.since } : null
}

/** Every input with a picture that some scene holds, the studio's own left out. */
function sourcesOf(obs: ObsState, intent: Intent | null): readonly SourceReport[] {
  // Before it is known what must be, nothing can be told of a source but its name.
  if (intent === null) return []
  const inProgramme = obs.programme.known ? sourcesIn(obs, drawnScenes(obs, obs.programme.value)) : new Set()
  const shown = obs.programme.known ? shownInputs(obs, obs.programme.value).inputs : []
  const inScenes = sourcesIn(obs, [...obs.scenes.keys()])
  return [...obs.inputs.values()]
    .filter((input) => inScenes.has(input.name) && !isOwnInput(input, intent))
    .map((input) => ({ input, judged: judgeSource(input, intent.sources) }))
    .filter(({ judged }) => judged.family !== 'sound')
    .map(({ input, judged }) => ({
      name: input.name,
      kind: input.kind,
      capture: judged.line,
      asked: judged.isAsked,
      proposal: judged.proposal,
      needsLabel: judged.needsLabel,
      inProgramme: inProgramme.has(input.name),
      shown: shown.includes(input.name),
    }))
}

function sourcesIn(obs: ObsState, scenes: readonly string[]): ReadonlySet<string> {
  const names = scenes.flatMap((scene) => {
    const items = obs.scenes.get(scene)?.items
    return items?.known === true ? items.value.map(({ source }) => source) : []
  })
  return new Set(names)
}
