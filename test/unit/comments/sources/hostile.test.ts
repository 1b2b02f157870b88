/** Whatever comes over the wire: nothing throws, and what is handed on can be kept. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { told } from '#electron/comments/sources/bilibili/messages.ts'
import { pack, unpack } from '#electron/comments/sources/bilibili/packets.ts'
import { pushedComments } from '#electron/comments/sources/douyin/messages.ts'
import { readDocument } from '#electron/comments/sources/intake/read-document.ts'
import { parsedJson } from '#electron/comments/sources/json.ts'
import { parseIrcLine } from '#electron/comments/sources/twitch/irc-line.ts'
import { incomingOf } from '#electron/comments/sources/twitch/messages.ts'
import { Mapping } from '#shared/model/comment-sources.ts'
import { Incoming } from '#shared/model/comments.ts'
import { packet } from '#test/harness/bilibili-server.ts'

const mapping = Mapping.parse({
  items: '/a',
  opened: ['/b'],
  only: [{ at: '/c', is: [1] }],
  id: '/id',
  text: '/b/text',
  sentAt: { at: '/t', unit: 'iso' },
  extras: { all: '', proto: '/__proto__' },
})

/** JSON values in which the names that are looked for turn up, with values of every kind under them. */
const names = fc.constantFrom(
  'id',
  'a',
  'b',
  'c',
  't',
  'text',
  'kind',
  'messageId',
  'seconds',
  '__proto__',
  'msg_id',
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('comment', 'deletion', 'user-muted', 'all-cleared', '{"text":1}', '\ud800', '', 1, 9e300),
    fc.jsonValue(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(names, tie('any'), { maxKeys: 6 }),
  ),
})).any

function expectKept(messages: readonly Incoming[]): void {
  for (const message of messages) {
    expect(Incoming.parse(message)).toEqual(message)
    expect(JSON.stringify(message).isWellFormed()).toBe(true)
  }
}

test('any JSON, by the own form and by a mapping', () => {
  fc.assert(
    fc.property(value, (document) => {
      const said = { platform: 'test', receivedAt: 5 }
      expectKept(readDocument(document, null, said).messages)
      expectKept(readDocument(document, mapping, said).messages)
      expectKept(pushedComments(JSON.stringify(document), 4, 5).comments)
    }),
  )
})

test('any text is JSON or undefined; whole numbers keep their digits', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsedJson(text)))
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
      const { is, double } = parsedJson(`{"is":${number},"double":0.12345678901234568}`) as Record<
        string,
        unknown
      >
      expect(String(is)).toBe(String(number))
      expect(double).toBe(0.12345678901234568)
    }),
  )
})

test('any bytes in any frame of Bilibili', () => {
  const bytes = fc.uint8Array({ maxLength: 200 })
  const version = fc.constantFrom(0, 1, 2, 3, 255)
  fc.assert(
    fc.property(bytes, bytes, version, fc.nat(40), (body, rest, kind, cut) => {
      for (const inner of [Buffer.from(body), deflateSync(body)]) {
        const frame = Buffer.concat([packet(5, inner, kind), Buffer.from(rest)])
        const { packets } = unpack(frame.subarray(0, Math.max(0, frame.length - cut)))
        for (const one of packets) {
          const said = told(one.body, 5)
          if (said.what === 'messages') expectKept(said.messages)
        }
      }
    }),
  )
})

test('what is packed is unpacked, however many packets a frame has', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.uint8Array({ maxLength: 50 })), { maxLength: 8 }), (all) => {
      const frame = Buffer.concat(all.map(([operation, body]) => pack(operation, body)))
      const { packets, malformed } = unpack(frame)
      expect(malformed).toBe(0)
      expect(packets.map(({ operation, body }) => [operation, [...body]])).toEqual(
        all.map(([operation, body]) => [operation, [...body]]),
      )
    }),
  )
})

test('a small frame that unpacks to gigabytes is not unpacked', () => {
  const bomb = deflateSync(packet(5, Buffer.alloc(64 * 1024 * 1024), 0))
  expect(unpack(packet(5, bomb, 2))).toEqual({ packets: [], malformed: 1 })
})

test('any line of IRC', () => {
  const tag = fc.constantFrom(
    'id=',
    'tmi-sent-ts=',
    'ban-duration=',
    'target-msg-id=',
    'display-name=',
    'user-id=',
  )
  const line = fc
    .tuple(
      fc.array(fc.tuple(tag, fc.string({ unit: 'binary', maxLength: 12 }))),
      fc.constantFrom('PRIVMSG', 'CLEARCHAT', 'CLEARMSG', 'USERNOTICE', 'X'),
      fc.string({ unit: 'binary' }),
    )
    .map(
      ([tags, command, rest]) =>
        `@${tags.map((pair) => pair.join('')).join(';')} :n!u@h ${command} #r :${rest}`,
    )
  fc.assert(
    fc.property(line, (text) => {
      const parsed = parseIrcLine(text)
      const incoming = parsed === null ? null : incomingOf(parsed, 5, 'made-up')
      if (incoming !== null && incoming !== 'malformed') expectKept([incoming])
    }),
  )
})
