import { beforeAll, describe, expect, test } from 'vitest'
import { tellEntry } from '#renderer/i18n/entry-sentence.ts'
import { i18n, startLanguage } from '#renderer/i18n/language.ts'
import type { Telling } from '#renderer/i18n/telling.ts'
import { bodies } from '#shared/model/entries.ts'
import { EntryView } from '#shared/model/views.ts'
import { exampleBodies } from './example-bodies.ts'

const telling: Telling = {
  userName: (user) => `name of ${user}`,
  guardName: (guard) => `guard ${guard}`,
  rungName: (rung) => `rung ${rung}`,
  studio: 'the studio',
  time: (at) => `time ${at}`,
  date: (at) => `date ${at}`,
  say: (words) => words.en,
}

function entry(kind: string, body: unknown, actor = 'user:u-1'): EntryView {
  return EntryView.parse({
    seq: 7,
    room: null,
    session: null,
    kind,
    at: 1,
    actor,
    actorName: 'Lin Xiao',
    body,
  })
}

function say(language: 'zh-CN' | 'en', view: EntryView): string {
  const { key, values } = tellEntry(view, telling)
  return String(i18n.getFixedT(language)(key as never, values as never))
}

beforeAll(() => startLanguage({ getItem: () => null }))

describe('entries as sentences', () => {
  test('there is an example of every kind', () => {
    expect(Object.keys(exampleBodies).sort()).toEqual(Object.keys(bodies).sort())
  })

  test.each(
    Object.entries(exampleBodies).flatMap(([kind, examples]) =>
      examples.map((body) => [kind, body] as const),
    ),
  )('%s has its own sentence in both languages, with every placeholder filled: %j', (kind, body) => {
    const view = entry(kind, body)
    const { key } = tellEntry(view, telling)
    expect(key.startsWith(`entries.${kind}`)).toBe(true)
    for (const language of ['zh-CN', 'en'] as const) {
      const sentence = say(language, view)
      expect(sentence).not.toBe(key)
      expect(sentence).not.toMatch(/\{\{|\}\}|undefined|\[object|“”/)
    }
  })

  test('what the studio did by itself is told under its own name', () => {
    expect(say('en', entry('card.aired', exampleBodies['card.aired'][0], 'studio'))).toContain('the studio')
  })

  test('an erased entry says that its proof remains', () => {
    expect(say('en', entry('card.aired', null))).toContain('entry 7 was erased')
  })

  test('a kind from a newer studio, or a body of another shape, is told as such and never hidden', () => {
    expect(tellEntry(entry('moon.landed', {}), telling).key).toBe('entries.other')
    expect(tellEntry(entry('card.aired', { card: 5 }), telling).key).toBe('entries.other')
    expect(tellEntry(entry('toString', {}), telling).key).toBe('entries.other')
  })
})
