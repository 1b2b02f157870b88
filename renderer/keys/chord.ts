/** The part of a KeyboardEvent that decides which action is meant. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly keyCode: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

/** While an input method composes, keys belong to it. Chromium reports 229 on the first key, before `isComposing`. */
export function belongsToInputMethod(press: KeyPress): boolean {
  return press.isComposing || press.keyCode === 229 || press.key === 'Process'
}

const named = new Map([
  ['Slash', '/'],
  ['BracketLeft', '['],
  ['BracketRight', ']'],
  ['Backspace', 'Backspace'],
  ['Delete', 'Delete'],
  ['Enter', 'Enter'],
  ['NumpadEnter', 'Enter'],
])

function base(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return letter
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  if (/^F\d{1,2}$/.test(code)) return code
  return named.get(code) ?? null
}

/**
 * The chord of a press in the words of the key table, or null where it is none: enter and space alone belong to the
 * control that has the focus. The physical key counts, so that an input method or a Chinese full-width mode does not
 * change which action a key has.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.altKey) return null
  const key = base(press.code)
  if (key === null) return null
  if (key === '/' && press.shiftKey) return '?'
  const mod = press.ctrlKey || press.metaKey ? 'Mod+' : ''
  if (key === 'Enter' && mod === '') return null
  return `${mod}${press.shiftKey ? 'Shift+' : ''}${key}`
}

/** How long the first key of two waits for the second. */
export const sequencePatience = 1_500

export type Sequence = { readonly first: string; readonly at: number } | null

/**
 * Joins a chord to the one before it: answers the keys to look up, or that a second key is awaited.
 * `firsts` are the chords that begin a sequence.
 */
export function joinChords(
  before: Sequence,
  chord: string,
  at: number,
  firsts: ReadonlySet<string>,
): { readonly keys: string | null; readonly after: Sequence } {
  if (before !== null && at - before.at <= sequencePatience) {
    return { keys: `${before.first} ${chord}`, after: null }
  }
  if (firsts.has(chord)) return { keys: null, after: { first: chord, at } }
  return { keys: chord, after: null }
}
