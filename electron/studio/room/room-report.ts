import type { Intent } from '#shared/model/intent.ts'
import type { Input, Known, ObsState, OutputState } from '#shared/model/obs.ts'
import { drawnScenes } from '../../guards/closure.ts'
import type { LoopReport } from '../../guards/loop.ts'
import type { RoomReport, SourceReport } from './room-protocol.ts'

/** The mirror and the loop, reduced to what the studio's main thread needs. Pure. */
export function roomReport(
  obs: ObsState,
  intent: Intent | null,
  { rows, confirmed, wants }: LoopReport,
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
  }
}

function readOf<T>(part: Known<T>): T | null {
  return part.known ? part.value : null
}

function running(output: Known<OutputState>) {
  return output.known ? { active: output.value.active, since: output.value.since } : null
}

/** Input kinds of OBS, on its three systems, that have sound and no picture. */
const soundOnly =
  /^(pulse|alsa|jack|wasapi|coreaudio|sndio|pipewire_audio|sck_audio)_|^(audio_line|rehearsal_microphone)$/

/** Every input with a picture that some scene holds, the studio's own left out. */
function sourcesOf(obs: ObsState, intent: Intent | null): readonly SourceReport[] {
  const own = new Set(
    intent === null
      ? []
      : [intent.cardInput, intent.noticeInput, intent.label?.input, intent.safeScene.input],
  )
  const inProgramme = obs.programme.known ? sourcesIn(obs, drawnScenes(obs, obs.programme.value)) : new Set()
  const inScenes = sourcesIn(obs, [...obs.scenes.keys()])
  return [...obs.inputs.values()]
    .filter(({ name, kind }) => inScenes.has(name) && !own.has(name) && !soundOnly.test(kind))
    .map((input) => ({
      name: input.name,
      kind: input.kind,
      capture: captureOf(input),
      inProgramme: inProgramme.has(input.name),
    }))
}

function sourcesIn(obs: ObsState, scenes: readonly string[]): ReadonlySet<string> {
  const names = scenes.flatMap((scene) => {
    const items = obs.scenes.get(scene)?.items
    return items?.known === true ? items.value.map(({ source }) => source) : []
  })
  return new Set(names)
}

/** Settings that say what an input shows, by the names that OBS's own kinds use. */
const captureSettings = [
  'file',
  'local_file',
  'input',
  'url',
  'window',
  'device_id',
  'device',
  'capture_window',
]

/** What an input captures: a file, a window, a device, an address without its query (which may hold secrets). */
export function captureOf(input: Input): string {
  if (!input.settings.known) return ''
  for (const name of captureSettings) {
    const value = input.settings.value[name]
    if (typeof value !== 'string' || value === '') continue
    return URL.canParse(value) ? value.replace(/[?#].*$/s, '') : value
  }
  return ''
}
