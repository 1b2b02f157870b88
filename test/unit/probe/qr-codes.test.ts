import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openQrReader } from '#electron/probe/qr-codes.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { picture } from './drawn-programme.ts'
import { drawQr } from './qr-picture.ts'

const program = await readFile(join(resourcesDir, 'qr', 'zxing_reader.wasm'))
const read = await openQrReader(program)

/** A programme of 540 pixels across with these codes in it, each with a side of so many canvas pixels. */
async function programmeWith(contents: readonly string[], side: number) {
  const codes = await Promise.all(contents.map(async (content) => loadImage(await drawQr(content))))
  return picture(null, {
    width: 540,
    ground: '#a08060',
    over: (context) => {
      for (const [index, code] of codes.entries()) context.drawImage(code, 100, 200 + index * 500, side, side)
    },
  })
}

describe('QR codes in the programme', () => {
  test('the shipped program is the one that the library was made with', async () => {
    const ours = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    expect(program.equals(await readFile(ours))).toBe(true)
  })

  test('are read as a phone would read them, whatever they say', async () => {
    const contents = fc.oneof(
      fc.webUrl(),
      fc.constantFrom('weixin://dl/chat?abc', '加微信：shop123', 'https://例え.jp/?q=店'),
    )
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        expect(await read(await programmeWith([content], 400))).toEqual([content])
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  test('are read together, each once', async () => {
    const found = await read(await programmeWith(['https://a.example/1', 'https://b.example/2'], 320))
    expect([...found].sort()).toEqual(['https://a.example/1', 'https://b.example/2'])
  })

  test('are not found where there are none', async () => {
    expect(await read(await picture(null, { width: 540 }))).toEqual([])
    const blank = createCanvas(540, 960).getContext('2d').getImageData(0, 0, 540, 960)
    expect(await read(blank)).toEqual([])
  })
})
