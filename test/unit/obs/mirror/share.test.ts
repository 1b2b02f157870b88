import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from '#electron/obs/mirror/share.ts'

test('sharing changes no value, and equal values come back as the one that was there', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      expect(share(before, next)).toEqual(next)
      expect(share(next, structuredClone(next))).toBe(next)
    }),
  )
})

test('what is equal inside a value that changed keeps its identity', () => {
  const before = { kept: { deep: [1, 2] }, changed: 1 }
  const after = share<typeof before>(before, { kept: { deep: [1, 2] }, changed: 2 })
  expect(after.kept).toBe(before.kept)
})

test('a key named __proto__ stays a key', () => {
  const next: unknown = JSON.parse('{"__proto__":{"x":1}}')
  expect(JSON.stringify(share({}, next))).toBe('{"__proto__":{"x":1}}')
})
