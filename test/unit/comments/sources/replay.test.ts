import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { danmakuXml } from '#electron/comments/sources/replay/danmaku-xml.ts'
import { lines, longestLine } from '#electron/comments/sources/replay/lines.ts'
import { openReplay, type ReplayOptions } from '#electron/comments/sources/replay/source.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const native: ReplayOptions['format'] = { kind: 'jsonl', platform: 'kuaishou', mapping: null }
const xmlFormat: ReplayOptions['format'] = { kind: 'danmaku-xml' }

function replay(
  name: string,
  text: string | null,
  format: ReplayOptions['format'],
  speed: number | null = null,
) {
  const path = join(folder, name)
  if (text !== null) writeFileSync(path, text)
  const gathered = new Gathered()
  const clock = new ManualClock()
  const source = openReplay({ name: 'file', path, format, speed }, gathered, gathered.surroundings(clock))
  const ended = () => gathered.until(() => gathered.of('ended').length === 1, 'end')
  return { gathered, clock, source, ended }
}

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<string> {
  let at = 0
  for (let n = 0; at < text.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    yield text.slice(at, at + size)
    at += size
  }
}

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of from) items.push(item)
  return items
}

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<i><chatserver>chat.bilibili.com</chatserver><chatid>1</chatid>
<d p="1.5,1,25,16777215,1700000001,0,a1b2c3,111">昨天到的杯子 &lt;b&gt; 今天就裂了 &amp; 😀</d>
<d p="0.25,5,25,255,1700000000123,0,d4e5f6,110">第一</d>
<gift ts="1.6" user="x" giftname="花" giftcount="1"/>
<d p="2.0,1,25,0,0,0,,0" user="小王"><![CDATA[没有编号]]></d>
<sc ts="2.5" user="大方" uid="42" price="30" time="60">求尺码</sc>
<d p="not a time">坏的</d>
<d>没有属性</d>
</i>`

test('danmaku XML: times, users, entities, recorders that number nothing, paid comments, and what is broken', async () => {
  const it = replay('a.xml', xml, xmlFormat)
  await it.ended()
  expect(it.gathered.comments).toMatchObject([
    { id: '111', userId: 'a1b2c3', text: '昨天到的杯子 <b> 今天就裂了 & 😀', sentAt: 1_700_000_001_000 },
    { id: '110', text: '第一', sentAt: 1_700_000_000_123, extras: { mode: 5 } },
    { id: 'd-2', userName: '小王', text: '没有编号', sentAt: null },
    { id: 'sc-3', userId: '42', text: '求尺码', extras: { paidYuan: 30 } },
  ])
  expect(it.gathered.dropped('malformed')).toBe(2)
  expect(it.gathered.of('ended')[0]?.why).toBe('the file is read')
})

test('a control character or an unknown entity costs no comment; a file that is cut off ends where it ends', async () => {
  const text = '<i><d p="1,1,25,0,1,0,u,1">a\u0008b &nope;</d><d p="2,1,25,0,1,0,u,2">二</d><d p="3,1,'
  const it = replay('b.xml', text, xmlFormat)
  await it.ended()
  expect(it.gathered.comments.map(({ id, extras }) => [id, extras.damaged])).toEqual([
    ['1', true],
    ['2', undefined],
  ])
  expect(it.gathered.dropped('malformed')).toBeGreaterThan(0)
})

test('where the pieces of a file begin and end makes no difference', async () => {
  const whole = await all(danmakuXml(inPieces(xml, [xml.length]), () => 5))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      async (sizes) => {
        expect(await all(danmakuXml(inPieces(xml, sizes), () => 5))).toEqual(whole)
      },
    ),
    { numRuns: 40 },
  )
})

test('a file without an end to its text is given up, not read into memory', async () => {
  async function* endless() {
    yield '<i><d p="1,1,25,0,1,0,u,1">'
    for (;;) yield 'x'.repeat(1024 * 1024)
  }
  expect(await all(danmakuXml(endless(), () => 5))).toEqual([{ offsetMs: null, message: null }])
})

test('with its own timing a file is played in the order of its times, at the speed asked for', async () => {
  const it = replay('c.xml', xml, xmlFormat, 2)
  await it.gathered.until(() => it.gathered.texts.includes('第一'), 'first')
  const shown: [number, string][] = []
  const from = it.clock.now()
  for (let n = 0; n < 50 && it.gathered.of('ended').length === 0; n += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    for (const { text, receivedAt } of it.gathered.comments.slice(shown.length))
      shown.push([receivedAt - from, text.slice(0, 3)])
    it.clock.advance(125)
  }
  await it.ended()
  expect(shown).toEqual([
    [0, '第一'],
    [625, '昨天到'],
    [875, '没有编'],
    [1_125, '求尺码'],
  ])
})

test('closing a file that waits for its time ends it at once', async () => {
  const it = replay('d.xml', xml, xmlFormat, 0.001)
  await it.gathered.until(() => it.gathered.texts.length === 1, 'first')
  await it.source.close()
  expect([it.gathered.texts, it.gathered.of('ended')[0]?.why, it.clock.pending]).toEqual([
    ['第一'],
    'closed',
    0,
  ])
})

test('JSON lines: comments and acts, bad lines counted, an empty file, a last line without its end', async () => {
  const text = [
    '{"id":"1","text":"一","sentAt":1700000000000}',
    '',
    'not json',
    '{"id":"2","kind":"deletion","messageId":"1"}\r',
    '[{"id":"3","text":"三"},{"id":"3","text":"三"}]',
    '{"id":"4","text":"末"}',
  ].join('\n')
  const it = replay('a.jsonl', text, native)
  await it.ended()
  expect(it.gathered.messages.map(({ kind, id }) => [kind, id])).toEqual([
    ['comment', '1'],
    ['deletion', '2'],
    ['comment', '3'],
    ['comment', '4'],
  ])
  expect([it.gathered.dropped('malformed'), it.gathered.dropped('repeated')]).toEqual([1, 1])
  const empty = replay('empty.jsonl', '', native)
  await empty.ended()
  expect(empty.gathered.messages).toEqual([])
})

test('lines come out the same however they arrive, and one without an end is not held', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/\s/g, '_'))),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 9 }),
      async (wanted, sizes) => {
        const text = wanted.join('\n')
        expect(await all(lines(inPieces(text, sizes)))).toEqual(wanted.filter((line) => line !== ''))
      },
    ),
  )
  const long = `a\n${'x'.repeat(longestLine + 1)}\nb\n${'y'.repeat(longestLine + 1)}`
  expect(await all(lines(inPieces(long, [65_536])))).toEqual(['a', null, 'b', null])
})

test('a file of 60,000 comments comes through whole, although the sink is slower than the file', async () => {
  const count = 60_000
  const text = Array.from({ length: count }, (_, n) => `{"id":"${n}","text":"第${n}条"}`).join('\n')
  const it = replay('big.jsonl', text, native)
  it.gathered.keeping = () => new Promise((resolve) => setImmediate(resolve))
  await it.gathered.until(() => it.gathered.of('ended').length === 1, 'end', 15_000)
  expect([it.gathered.messages.length, it.gathered.of('dropped')]).toEqual([count, []])
}, 20_000)

test('a file that is not there is said in words', async () => {
  const it = replay('missing.jsonl', null, native)
  await it.ended()
  expect(it.gathered.of('refused')[0]?.said.zh).toContain('missing.jsonl')
  expect(it.gathered.facts.map(({ fact }) => fact)).toEqual(['refused', 'ended'])
})
