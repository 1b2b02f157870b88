import type { Instant } from '#shared/model/ids.ts'
import type { Known } from '#shared/model/obs.ts'
import { type Draft, fieldOf } from './draft.ts'
import type { Part } from './part.ts'
import { type Unread, unknown } from './state.ts'

/** Makes a part unknown because its request failed. */
export function forget(draft: Draft, { kind, of }: Part, why: string, now: Instant): void {
  switch (kind) {
    case 'scenes':
      draft.sceneNames = lost(draft.sceneNames, why, now)
      draft.programme = lost(draft.programme, why, now)
      return
    case 'groups':
      return
    case 'inputs':
      draft.inputNames = lost(draft.inputNames, why, now)
      return
    case 'items':
    case 'group-items': {
      const scene = draft.scenes.get(of)
      if (scene?.isGroup === (kind === 'group-items'))
        draft.scenes.set(of, { ...scene, items: lost(scene.items, why, now) })
      return
    }
    case 'filters': {
      const filters = draft.filters.get(of)
      if (filters) draft.filters.set(of, lost(filters, why, now))
      return
    }
    case 'settings':
    case 'muted': {
      const input = draft.inputs.get(of)
      if (input) draft.inputs.set(of, { ...input, [kind]: lost(input[kind], why, now) })
      return
    }
    default: {
      const field = fieldOf[kind]
      draft[field] = lost(draft[field], why, now)
    }
  }
}

/** Unknown from now on, or still unknown for the same reason as before. */
export function lost(before: Known<unknown>, why: string, now: Instant): Unread {
  return !before.known && before.why === why ? before : unknown(now, why)
}
