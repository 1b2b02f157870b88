import { describe, expect, test } from 'vitest'
import {
  belongsToInputMethod,
  chordOf,
  joinChords,
  type KeyPress,
  sequencePatience,
} from '#renderer/keys/chord.ts'
import { keyRows, keyTable, type Scope, shownKeys } from '#renderer/keys/table.ts'

const nothing: KeyPress = {
  key: '',
  code: '',
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
}
const press = (more: Partial<KeyPress>): KeyPress => ({ ...nothing, ...more })

const everyKey: readonly { readonly name: string; readonly keys: string; readonly scope: Scope }[] = [
  ...Object.entries(keyTable).map(([name, { keys, scope }]) => ({ name, keys, scope })),
  ...Object.entries(keyRows).flatMap(([name, { keys, scope }]) =>
    keys.map((one) => ({ name, keys: one, scope })),
  ),
]

describe('the key table', () => {
  test('no key means two things on one screen', () => {
    const everywhere = (scope: Scope) => scope === 'always' || scope === 'anywhere'
    const clashes = everyKey.flatMap((a, index) =>
      everyKey
        .slice(index + 1)
        .filter(
          (b) => a.keys === b.keys && (a.scope === b.scope || everywhere(a.scope) || everywhere(b.scope)),
        )
        .map((b) => `${a.name} and ${b.name}: ${a.keys}`),
    )
    expect(clashes).toEqual([])
  })

  test('the first key of a sequence is no key of its own', () => {
    const firsts = everyKey.flatMap(({ keys }) => (keys.includes(' ') ? [keys.split(' ')[0]] : []))
    expect(everyKey.filter(({ keys }) => firsts.includes(keys))).toEqual([])
  })

  test('what works while typing is no plain letter or digit', () => {
    const typing = everyKey.filter(({ scope }) => scope === 'always')
    expect(typing.every(({ keys }) => /^(F\d+|Mod\+.+)$/.test(keys))).toBe(true)
  })

  test('a Mac is shown its own signs', () => {
    expect([shownKeys('Mod+K', false), shownKeys('Mod+K', true)]).toEqual(['Ctrl+K', '⌘K'])
  })
})

describe('chords', () => {
  test.each([
    [{ code: 'KeyQ', key: 'q' }, 'Q'],
    [{ code: 'KeyQ', key: 'Ｑ' }, 'Q'],
    [{ code: 'Digit3', key: '3' }, '3'],
    [{ code: 'Numpad3', key: '3' }, '3'],
    [{ code: 'KeyL', key: 'L', shiftKey: true }, 'Shift+L'],
    [{ code: 'KeyK', key: 'k', ctrlKey: true }, 'Mod+K'],
    [{ code: 'KeyK', key: 'k', metaKey: true }, 'Mod+K'],
    [{ code: 'Slash', key: '?', shiftKey: true }, '?'],
    [{ code: 'F9', key: 'F9' }, 'F9'],
    [{ code: 'Space', key: ' ' }, null],
    [{ code: 'Enter', key: 'Enter' }, null],
    [{ code: 'Enter', key: 'Enter', ctrlKey: true }, 'Mod+Enter'],
    [{ code: 'Escape', key: 'Escape' }, null],
    [{ code: 'KeyQ', key: 'q', altKey: true }, null],
  ])('%j is %s', (event, chord) => {
    expect(chordOf(press(event))).toBe(chord)
  })

  test('what an input method composes belongs to it, from its first key on', () => {
    expect(belongsToInputMethod(press({ key: 'q', code: 'KeyQ', isComposing: true }))).toBe(true)
    expect(belongsToInputMethod(press({ key: 'Process', code: 'KeyQ', keyCode: 229 }))).toBe(true)
    expect(belongsToInputMethod(press({ key: 'q', code: 'KeyQ', keyCode: 81 }))).toBe(false)
  })

  test('two keys make a sequence while the patience lasts', () => {
    const firsts = new Set(['G'])
    const begun = joinChords(null, 'G', 0, firsts)
    expect(begun).toEqual({ keys: null, after: { first: 'G', at: 0 } })
    expect(joinChords(begun.after, 'L', sequencePatience, firsts).keys).toBe('G L')
    expect(joinChords(begun.after, 'L', sequencePatience + 1, firsts).keys).toBe('L')
  })
})
