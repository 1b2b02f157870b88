/** What viewers would not see of a card is on the card: found behind the studio's back, and gone once it is mended. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OverlayPainter, openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { CardProblems } from '#electron/studio/shown/card-problems.ts'
import { soon } from '#test/harness/room-out.ts'
import { resourcesDir } from '#test/harness/studio.ts'

let folder: string
let painter: OverlayPainter
let now = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-problems-'))
  painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cup = { title: '釉下彩马克杯', seller: '青山陶瓷', picture: null }
const picture = () => createCanvas(8, 8).toBuffer('image/png')
const at = (name: string) => join(folder, name)

function problems(inspected: string[] = []): CardProblems {
  return new CardProblems({
    inspect: ({ title, seller, picture }) => {
      inspected.push(title)
      return painter.inspectCard({ texts: [title, seller], picture })
    },
    now: () => now,
    failed: (error) => inspected.push(String(error)),
  })
}

const said = (found: readonly { readonly zh: string }[]) => found.map(({ zh }) => zh).join('')

test('a card that can be drawn whole has none, and is looked at once', async () => {
  writeFileSync(at('good.png'), picture())
  const inspected: string[] = []
  const book = problems(inspected)
  const card = { ...cup, picture: at('good.png') }
  expect(book.of(card)).toEqual([])
  await expect.poll(() => inspected, soon).toEqual([cup.title])
  now += 3_600_000
  expect(book.of(card)).toEqual([])
  expect(inspected).toHaveLength(1)
})

test('characters that the font lacks, and a picture that is no picture, are said', async () => {
  writeFileSync(at('words.png'), 'no picture at all')
  const book = problems()
  let told = 0
  book.onFound(() => {
    told += 1
  })
  const odd = { ...cup, title: '青花杯 \u{1F9CB}\u{2CEB0}', picture: at('words.png') }
  expect(book.of(odd)).toEqual([])
  await expect.poll(() => said(book.of(odd)), soon).toContain('\u{1F9CB}')
  expect(said(book.of(odd))).toContain('不是能读的 PNG、JPEG 或 WebP 图片')
  expect(told).toBe(1)
})

test('a picture that comes later takes the problem away', async () => {
  const book = problems()
  const card = { ...cup, picture: at('later.png') }
  book.of(card)
  await expect.poll(() => said(book.of(card)), soon).toContain('找不到图片')
  writeFileSync(at('later.png'), picture())
  expect(said(book.of(card))).toContain('找不到图片')
  now += 31_000
  await expect.poll(() => said(book.of(card)), soon).toBe('')
})

test('what cannot be looked at is no problem of the card, and hinders no other', async () => {
  const failures: unknown[] = []
  const book = new CardProblems({
    inspect: ({ title }) =>
      title === 'bad'
        ? Promise.reject(new Error('disk'))
        : Promise.resolve({ missing: ['x'], pictureProblem: null }),
    now: () => now,
    failed: (error) => failures.push(error),
  })
  book.of({ ...cup, title: 'bad' })
  book.of(cup)
  await expect.poll(() => book.of(cup).length, soon).toBe(1)
  expect(failures).toHaveLength(1)
  expect(book.of({ ...cup, title: 'bad' })).toEqual([])
})

test('once closed it looks at nothing and tells nobody', async () => {
  const inspected: string[] = []
  const book = problems(inspected)
  book.close()
  expect(book.of(cup)).toEqual([])
  expect(inspected).toEqual([])
})
