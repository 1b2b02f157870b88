import type { Action } from '../keys/actions.ts'

/**
 * The actions whose words hold every word that was typed, in any order. What can be done now comes first, and of that
 * what belongs to the screen in view; otherwise the order in which they are offered stays.
 */
export function matchActions<T extends Pick<Action, 'label' | 'unavailable' | 'scope'>>(
  actions: readonly T[],
  typed: string,
): readonly T[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/)
  const found = actions.filter((action) => {
    const label = action.label.toLocaleLowerCase()
    return words.every((word) => label.includes(word))
  })
  const distance = (action: T) =>
    (action.unavailable === null ? 0 : 2) + (action.scope === 'always' || action.scope === 'anywhere' ? 1 : 0)
  return found.toSorted((a, b) => distance(a) - distance(b))
}
