import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atPointer, withPointer } from '#electron/comments/sources/intake/pointer.ts'
import { Pointer } from '#shared/model/comment-sources.ts'

/** The example of RFC 6901, section 5. */
const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
}

test.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/foo/2', undefined],
  ['/constructor', undefined],
  ['/foo/length/__proto__', undefined],
])('%s', (pointer, value) => {
  expect(atPointer(document, Pointer.parse(pointer))).toEqual(value)
})

test.each(['foo', '/a~2', '/~'])('%s is no pointer', (text) => {
  expect(Pointer.safeParse(text).success).toBe(false)
})

test('a change changes what lies there and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom('/foo/1', '/a~1b', '/m~0n', '/foo'), (pointer) => {
      const changed = withPointer(document, pointer, () => 'new')
      expect(atPointer(changed, pointer)).toBe('new')
      expect(withPointer(changed, pointer, () => atPointer(document, pointer))).toEqual(document)
    }),
  )
  expect(withPointer(document, '/not/there', () => 'new')).toBe(document)
})
