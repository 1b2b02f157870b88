import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incomingComment } from '#electron/comments/sources/incoming.ts'
import { fitText, longestText } from '#electron/comments/sources/incoming-text.ts'
import { Incoming } from '#shared/model/comments.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
)

test('a fit text is well formed and bounded, and one that was fit is untouched', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 12_000 }), (text, padding) => {
      const long = 'x'.repeat(padding) + text
      const fit = fitText('text', long)
      expect(fit.text.isWellFormed()).toBe(true)
      expect(fit.text.length).toBeLessThanOrEqual(longestText)
      if (long.isWellFormed() && long.length <= longestText) expect(fit).toEqual({ text: long, repairs: [] })
      else expect(fit.repairs.map(({ lengthBefore }) => lengthBefore)).toContain(long.length)
    }),
  )
})

test('a cut never leaves half a character behind', () => {
  const text = `${'x'.repeat(longestText - 1)}😀😀`
  const fit = fitText('text', text)
  expect(fit.text).toBe('x'.repeat(longestText - 1))
  expect(fit.repairs).toEqual([{ field: 'text', what: 'cut', lengthBefore: text.length }])
})

test('what somebody wrote stays what it is: markup, overrides and control characters are kept', () => {
  const text = '<script>alert(1)</script> \u202Egnp.exe\u0000\u001b[31m 很好'
  const made = incomingComment({
    platform: 'test',
    id: '1',
    userId: 'u',
    userName: '<img src=x onerror=alert(1)>',
    text,
    sentAt: null,
    receivedAt: 5,
  })
  expect(made?.text).toBe(text)
  expect(made?.userName).toBe('<img src=x onerror=alert(1)>')
})

test('anything that a platform may say becomes a message that can be kept, or nothing', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      fc.oneof(fc.double(), fc.constant(null)),
      fc.dictionary(fc.string(), fc.oneof(anyText, fc.double(), fc.boolean(), fc.constant(null))),
      (id, text, sentAt, extras) => {
        const made = incomingComment({
          platform: 'test',
          id,
          userId: id,
          userName: text,
          text,
          sentAt,
          receivedAt: 5,
          extras,
        })
        if (made !== null) {
          expect(Incoming.parse(made)).toEqual(made)
          expect(JSON.stringify(made).isWellFormed()).toBe(true)
        }
      },
    ),
  )
})
