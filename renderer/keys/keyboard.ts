import type { Action, Actions } from './actions.ts'
import { belongsToInputMethod, chordOf, joinChords, type Sequence } from './chord.ts'
import { keyTable } from './table.ts'

const firsts: ReadonlySet<string> = new Set(
  Object.values(keyTable).flatMap(({ keys }) => (keys.includes(' ') ? [keys.split(' ')[0] ?? ''] : [])),
)

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type)
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null
}

/**
 * Turns key presses on the page into actions. In text fields and dialogs only the actions that work always do; a
 * held key acts once; what an input method composes is never looked at.
 */
export function listenToKeys(
  page: Window,
  actions: Actions,
  unavailable: (action: Action) => void,
): () => void {
  let sequence: Sequence = null
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || belongsToInputMethod(event)) return
    const chord = chordOf(event)
    if (chord === null) return
    const elsewhere = isTyping(event.target) || isInDialog(event.target)
    const joined = joinChords(
      elsewhere ? null : sequence,
      chord,
      event.timeStamp,
      elsewhere ? new Set() : firsts,
    )
    sequence = joined.after
    if (joined.keys === null) return
    const action = [...actions.get().values()].find((one) => one.keys === joined.keys)
    if (action === undefined || (elsewhere && action.scope !== 'always')) return
    event.preventDefault()
    if (action.unavailable === null) action.run()
    else unavailable(action)
  }
  page.addEventListener('keydown', pressed)
  return () => page.removeEventListener('keydown', pressed)
}
