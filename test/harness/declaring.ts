import { loadPack } from '#electron/studio/pack.ts'
import { judging } from '#electron/studio/room/judging.ts'
import type { SourcesIntent } from '#shared/model/intent.ts'
import type { SourceNature } from '#shared/model/rooms.ts'
import { resourcesDir } from './studio.ts'

const pack = loadPack(resourcesDir)

/** Sources under the shipped pack, declared while they captured this (`''`: what a plain colour captures). */
export function declaring(
  natures: Readonly<Record<string, SourceNature>>,
  captures: Readonly<Record<string, string>> = {},
): SourcesIntent {
  const declared = Object.entries(natures).map(
    ([source, nature], seq) =>
      [source, { nature, capture: captures[source] ?? '', lapsed: false, seq }] as const,
  )
  return { ...judging({ pack, pepper: new Uint8Array(32) }), declared: Object.fromEntries(declared) }
}
