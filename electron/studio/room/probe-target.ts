import type { Intent } from '#shared/model/intent.ts'
import type { ObsState, SceneItem } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import { familyOf } from '#shared/rules/sources/capture.ts'
import { shownInputs } from '../../guards/closure.ts'
import { judgeSource } from '../../guards/judged-source.ts'
import type { ProbeTarget } from '../../probe/target.ts'

/** What the probe must look at now; null while the room is not out, nobody looks, or the programme is not known. */
export function probeTarget(obs: ObsState, intent: Intent | null): ProbeTarget | null {
  if (intent?.probe == null || !isOut(intent.phase)) return null
  if (!obs.programme.known || !obs.canvas.known) return null
  const { label, probe } = intent
  const scene = obs.programme.value
  const shown = [...shownInputs(obs, scene, isDrawn).inputs].sort()
  const { baseWidth, baseHeight } = obs.canvas.value
  return {
    scene,
    canvas: { width: baseWidth, height: baseHeight },
    label: label === null ? null : { picture: label.picture, at: label.at, inkHeight: label.inkHeight },
    moves: shown.some((name) => neverStands(obs, name, intent)),
    videos: shown.filter((name) => familyOf(obs.inputs.get(name)?.kind ?? '') === 'media'),
    outputRuns: [obs.stream, obs.virtualCamera, obs.record].some(
      (output) => output.known && output.value.active && output.value.pausedAt === null,
    ),
    blackAfterMs: probe.blackAfterMs,
    stillAfterMs: probe.stillAfterMs,
  }
}

/**
 * Whether two pictures of a source are never the same: a camera's grain sees to that, and a person who is shown live,
 * filmed or drawn, breathes. A window, a page or a screen may stand still for hours and be right.
 */
function neverStands(obs: ObsState, name: string, intent: Intent): boolean {
  const input = obs.inputs.get(name)
  if (input === undefined) return false
  const { family, nature } = judgeSource(input, intent.sources)
  if (family === 'camera') return true
  const isLive = family === 'window' || family === 'screen' || family === 'browser' || family === 'feed'
  return isLive && (nature === 'real' || nature === 'virtual-image')
}

/** A source without a size draws nothing. */
function isDrawn({ enabled, transform }: SceneItem): boolean {
  return enabled && transform.width !== 0 && transform.height !== 0
}
