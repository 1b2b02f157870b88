import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProtectedPlace } from '#shared/model/pack.ts'
import { type PlaceStatement, PlaceVerdict, type Position } from '#shared/model/places.ts'
import { judgePlace } from '#shared/rules/places.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { shippedPack } from './shipped-pack.ts'

const pack = shippedPack()
const airport = pack.places.places.find(({ name }) => name.includes('(PEK)'))
if (airport === undefined) throw new Error('the pack lists no airport PEK')
const [longitude, latitude] = airport.wgs84

/** A degree of latitude is 111,195 m on the sphere that distances are computed on. */
const north = (metres: number): number => latitude + metres / 111_195

function statement(position: Partial<Position> | null, rest: Partial<PlaceStatement> = {}): PlaceStatement {
  return {
    position: position === null ? null : { longitude, latitude, datum: 'WGS-84', accuracy: 20, ...position },
    address: '河谷路 8 号 3 层',
    notProtected: true,
    ...rest,
  }
}

const answerOf = (...given: Parameters<typeof statement>) => {
  const { answer, decision } = judgePlace(statement(...given), pack)
  return [answer, decision]
}

describe('a place', () => {
  it('inside an airport is refused, with its distance, its bearing, its source and what to do', () => {
    const verdict = judgePlace(statement({ latitude: north(-1_200) }), pack)
    expect(PlaceVerdict.parse(verdict)).toEqual(verdict)
    expect(verdict).toMatchObject({ answer: 'inside', decision: 'refuse', pack: 'cn-live-2026.1' })
    expect(verdict.nearest).toEqual({ name: airport.name, kind: 'airport', metres: 1_200, bearing: 0 })
    expect(verdict.said.zh).toContain('1200 米（方位 0°，误差 20 米），在其 3000 米范围之内')
    expect(verdict.said.zh).toContain('《网络直播营销管理办法（试行）》第二十条（原文未核对）')
    expect(verdict.remedy.en).toContain('correct the coordinates and their datum')
    expect(verdict.cites.map(({ sure }) => sure)).toEqual(['M', 'S'])
  })

  it('is judged by its accuracy', () => {
    expect(answerOf({ latitude: north(3_500), accuracy: 20 })).toEqual(['near', 'warn'])
    expect(answerOf({ latitude: north(3_500), accuracy: 600 })).toEqual(['could-be-inside', 'warn'])
    expect(answerOf({ latitude: north(5_000), accuracy: 20 })).toEqual(['outside', 'allow'])
    expect(answerOf({ latitude: north(5_000), accuracy: 1_500 })).toEqual(['near', 'warn'])
    expect(answerOf({ latitude: north(5_000), accuracy: 10_001 })).toEqual(['unknown', 'warn'])
  })

  it('without a position is unknown and stands on its declaration', () => {
    expect(answerOf(null)).toEqual(['unknown', 'warn'])
    expect(answerOf(null, { notProtected: false })).toEqual(['unknown', 'refuse'])
    expect(answerOf(null, { address: '  ' })).toEqual(['unknown', 'refuse'])
    expect(judgePlace(statement(null), pack).said.zh).toContain('误差太大（没有坐标）')
  })

  it('is refused without the declaration, wherever it is, since no pack lists every protected place', () => {
    const verdict = judgePlace(statement({ latitude: north(50_000) }, { notProtected: false }), pack)
    expect(verdict).toMatchObject({ answer: 'outside', decision: 'refuse', nearest: null })
    expect(verdict.cites).toContainEqual(
      expect.objectContaining({ instrument: '军事设施保护法', article: '第十七条', sure: 'L' }),
    )
  })

  it('is refused inside an airport whatever is declared', () => {
    expect(answerOf({}, { notProtected: true })).toEqual(['inside', 'refuse'])
    expect(answerOf({}, { notProtected: false })).toEqual(['inside', 'refuse'])
  })

  it('is found in the datum in which it was given', () => {
    const asWgs84 = judgePlace(statement({}), pack).nearest
    const asGcj02 = judgePlace(statement({ datum: 'GCJ-02' }), pack).nearest
    expect(asWgs84?.metres).toBe(0)
    expect(asGcj02?.metres).toBeGreaterThan(100)
    expect(asGcj02?.metres).toBeLessThan(1_000)
  })

  it('may be one that the owner has drawn', () => {
    const zone: ProtectedPlace = { kind: 'drawn', name: '仓库禁拍区', wgs84: [110, 30], radius: 200 }
    const here = statement({ longitude: 110, latitude: 30.001 })
    expect(judgePlace(here, pack)).toMatchObject({ answer: 'outside' })
    expect(judgePlace(here, pack, [zone])).toMatchObject({
      answer: 'inside',
      nearest: { name: '仓库禁拍区' },
    })
    expect(judgePlace(here, pack, [zone]).said.zh).toContain('自行划定的区域“仓库禁拍区”')
  })

  it('gets no milder by knowing less, as long as anything is known', () => {
    const gravity = ['allow', 'warn', 'refuse']
    const metres = fc.integer({ min: -9_000, max: 9_000 })
    const accuracy = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(metres, accuracy, accuracy, (away, one, two) => {
        const judged = (with_: number) =>
          gravity.indexOf(judgePlace(statement({ latitude: north(away), accuracy: with_ }), pack).decision)
        expect(judged(Math.max(one, two))).toBeGreaterThanOrEqual(judged(Math.min(one, two)))
      }),
    )
  })

  it('leaves no gap in any sentence', () => {
    fc.assert(
      fc.property(
        fc.option(
          fc.record({
            away: fc.integer({ min: -9_000, max: 9_000 }),
            accuracy: fc.integer({ min: 1, max: 20_000 }),
          }),
        ),
        fc.boolean(),
        (given, notProtected) => {
          const position = given === null ? null : { latitude: north(given.away), accuracy: given.accuracy }
          const { said, remedy } = judgePlace(statement(position, { notProtected }), pack)
          expect(`${said.zh}${said.en}${remedy.zh}${remedy.en}`).not.toMatch(/[{}]/)
        },
      ),
    )
  })
})

describe('the places that ship', () => {
  it('are civil airports only, and say that their radius is no law', () => {
    expect(new Set(pack.places.places.map(({ kind }) => kind))).toEqual(new Set(['airport']))
    expect(pack.places.basis.zh).toContain('不是法律规定')
  })
})

const data = join(import.meta.dirname, '../../../../shared/data/places/places.jsonl')
const missing = existsSync(data) ? null : 'the shared data folder'

describeWhere(missing, 'schools and hospitals as drawn zones', () => {
  it('are each found from their own position, in the datum of their source', () => {
    type Row = {
      kind: string
      name: string
      wgs84: [number, number]
      gcj02: [number, number]
      radius_m: number
    }
    const rows = readFileSync(data, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
      .filter(({ kind }) => kind !== 'airport')
    expect(rows.length).toBeGreaterThan(2_000)
    for (const row of rows.slice(0, 300)) {
      const zone: ProtectedPlace = { kind: 'drawn', name: row.name, wgs84: row.wgs84, radius: row.radius_m }
      const [east, up] = row.gcj02
      const here = statement({ longitude: east, latitude: up, datum: 'GCJ-02' })
      expect(judgePlace(here, pack, [zone]).answer, row.name).toBe('inside')
    }
  })
})
