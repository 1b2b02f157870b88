import type { Action } from '../keys/actions.ts'

/**
 * The actions whose words hold every word that was typed, in any order. What can be done now comes first; otherwise
 * the order in which the screen offers them stays.
 */
export function matchActions<T extends Pick<Action, 'label' | 'unavailable'>>(
  actions: readonly T[],
  typed: string,
): readonly T[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/)
  const found = actions.filter((action) => {
    const label = action.label.toLocaleLowerCase()
    return words.every((word) => label.includes(word))
  })
  return [
    ...found.filter((one) => one.unavailable === null),
    ...found.filter((one) => one.unavailable !== null),
  ]
}
