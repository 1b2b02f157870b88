import { ORPCError } from '@orpc/client'
import { beforeAll, expect, test } from 'vitest'
import { startLanguage } from '#renderer/i18n/language.ts'
import { isSignedOut, refusalOf } from '#renderer/studio/failure.ts'
import { StudioAway } from '#renderer/studio/transport.ts'

beforeAll(() => startLanguage({ getItem: () => 'en' }))

test('a refusal of the studio is shown in its own words', () => {
  const data = {
    code: 'card.refused',
    said: { zh: '不得上屏', en: 'It must not air' },
    remedy: { zh: '换一张', en: 'Choose another' },
    cites: [],
  }
  expect(refusalOf(new ORPCError('REFUSED', { defined: true, status: 409, data }))).toEqual(data)
})

test.each([
  [new StudioAway(), 'studio-away'],
  [new DOMException('The operation was aborted', 'AbortError'), 'studio-away'],
  [new Error('Cannot send message, WebSocket is not open.'), 'studio-away'],
  [new ORPCError('BAD_REQUEST'), 'bad-request'],
  [new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Internal server error' }), 'unexpected'],
  ['a thrown string', 'unexpected'],
])('%s becomes a sentence in both languages that says what to do', (error, code) => {
  const refusal = refusalOf(error)
  expect(refusal.code).toBe(code)
  for (const text of [refusal.said.zh, refusal.said.en, refusal.remedy.zh, refusal.remedy.en]) {
    expect(text).not.toMatch(/^failure\.|\{\{/)
  }
  expect(refusal.said.zh).not.toBe(refusal.said.en)
})

test('only the declared error means that nobody is signed in', () => {
  expect(
    [new ORPCError('SIGNED_OUT'), new ORPCError('REFUSED'), new Error('SIGNED_OUT')].map(isSignedOut),
  ).toEqual([true, false, false])
})
