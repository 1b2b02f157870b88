import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { Violation } from '../../guards/guard.ts'
import { ownInputNames } from '../../guards/own-inputs.ts'
import { itemsPart, type Part, part, partKey } from '../../obs/mirror/part.ts'

/** What must be read again to know whether these violations are gone: no more, so that the answer is quick. */
export function readBackParts(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent | null,
): readonly Part[] {
  const parts = new Map<string, Part>()
  for (const violation of violations) {
    for (const wanted of partsOf(violation, obs, intent)) parts.set(partKey(wanted), wanted)
  }
  return [...parts.values()]
}

function partsOf({ guard, fact, where }: Violation, obs: ObsState, intent: Intent | null): readonly Part[] {
  switch (guard) {
    case 'recording':
      return [part(where === 'replay-buffer' ? where : 'record')]
    case 'output':
      return [part(where === 'stream' ? 'stream' : 'virtual-camera')]
    case 'studio-mode':
      return [part('studio-mode')]
    case 'picture':
      return []
    case 'undeclared':
      return obs.inputs.has(where) ? [part('settings', where)] : []
    // What is only told is not mended, so there is nothing to read back.
    case 'canvas':
    case 'collection':
    case 'audio':
      return []
    case 'safe-scene':
    case 'pulled':
    case 'label':
    case 'card':
    case 'notices': {
      const lists = [
        part('scenes'),
        ...(fact === 'input-missing' || fact === 'wrong-kind' ? [part('inputs')] : []),
      ]
      if (intent === null || !ownInputNames(intent).includes(where)) {
        const filters = fact === 'scene-filtered' || fact === 'unknown' ? [part('filters', where)] : []
        return obs.scenes.has(where) ? [...lists, itemsPart(obs, where), ...filters] : lists
      }
      const input = [part('settings', where), part('filters', where)]
      // An input that was missing has been put into every scene anew.
      const items =
        fact === 'input-missing' || fact === 'wrong-kind'
          ? obs.sceneNames.known
            ? obs.sceneNames.value
            : []
          : []
      return [...lists, ...input, ...items.map((scene) => itemsPart(obs, scene))]
    }
  }
}
