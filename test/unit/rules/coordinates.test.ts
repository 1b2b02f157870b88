import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import gcoordModule from 'gcoord'
import { describe, expect, it } from 'vitest'
import type { Datum } from '#shared/model/places.ts'
import { bearing, distance, toWgs84 } from '#shared/rules/coordinates.ts'
import { describeWhere } from '#test/harness/skip.ts'

/** Its types do not fit what Node loads, so what is used of it is written out. */
type Gcoord = {
  readonly WGS84: string
  readonly GCJ02: string
  readonly BD09: string
  transform(point: [number, number], from: string, to: string): [number, number]
}
const gcoord = gcoordModule as unknown as Gcoord

const accuracy = 10
const inChina = {
  longitude: fc.double({ min: 74, max: 134, noNaN: true }),
  latitude: fc.double({ min: 4, max: 53, noNaN: true }),
}
const metresApart = (datum: Datum, given: readonly number[], expected: readonly number[]): number => {
  const [longitude = 0, latitude = 0] = given
  const [east = 0, north = 0] = expected
  return distance(toWgs84({ longitude, latitude, datum, accuracy }), { longitude: east, latitude: north })
}

describe('datums', () => {
  it('agree with an independent package all over China, to a centimetre', () => {
    fc.assert(
      fc.property(inChina.longitude, inChina.latitude, (longitude, latitude) => {
        const wgs84: [number, number] = [longitude, latitude]
        const gcj02 = gcoord.transform(wgs84, gcoord.WGS84, gcoord.GCJ02)
        const bd09 = gcoord.transform(gcj02, gcoord.GCJ02, gcoord.BD09)
        expect(metresApart('WGS-84', wgs84, wgs84)).toBe(0)
        expect(metresApart('GCJ-02', gcj02, wgs84)).toBeLessThan(0.01)
        expect(metresApart('BD-09', bd09, wgs84)).toBeLessThan(0.6)
      }),
    )
  })

  it('differ by 100 to 1,000 m inside China, and not outside', () => {
    const beijing = { longitude: 116.39, latitude: 39.91 }
    const shift = distance(beijing, toWgs84({ ...beijing, datum: 'GCJ-02', accuracy }))
    expect(shift).toBeGreaterThan(100)
    expect(shift).toBeLessThan(1_000)
    const paris = { longitude: 2.35, latitude: 48.86 }
    expect(toWgs84({ ...paris, datum: 'GCJ-02', accuracy })).toEqual(paris)
  })
})

const vectors = join(import.meta.dirname, '../../../../shared/data/places/crs-vectors.json')
const missing = existsSync(vectors) ? null : 'the shared data folder'

describeWhere(missing, 'the hundred test vectors', () => {
  it('come back to their WGS-84 within a metre', () => {
    type Vector = { name: string; wgs84: number[]; gcj02: number[]; bd09: number[] }
    const all = JSON.parse(readFileSync(vectors, 'utf8')) as Vector[]
    expect(all).toHaveLength(100)
    for (const { name, wgs84, gcj02, bd09 } of all) {
      expect(metresApart('GCJ-02', gcj02, wgs84), name).toBeLessThan(0.5)
      expect(metresApart('BD-09', bd09, wgs84), name).toBeLessThan(1)
    }
  })
})

describe('distance and bearing', () => {
  const origin = { longitude: 116, latitude: 40 }

  it('know the quarter of a meridian and the four winds', () => {
    expect(distance({ longitude: 0, latitude: 0 }, { longitude: 0, latitude: 90 })).toBeCloseTo(
      10_007_557,
      -1,
    )
    expect(bearing(origin, { longitude: 116, latitude: 41 })).toBeCloseTo(0)
    expect(bearing(origin, { longitude: 116, latitude: 39 })).toBeCloseTo(180)
    expect(bearing(origin, { longitude: 116.001, latitude: 40 })).toBeCloseTo(90, 1)
    expect(bearing(origin, { longitude: 115.999, latitude: 40 })).toBeCloseTo(270, 1)
  })

  it('are the same both ways, nothing to oneself, and within the half turn of the earth', () => {
    const point = fc.record({
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    })
    fc.assert(
      fc.property(point, point, (one, two) => {
        expect(distance(one, two)).toBeCloseTo(distance(two, one), 3)
        expect(distance(one, one)).toBe(0)
        expect(distance(one, two)).toBeLessThan(20_015_200)
        expect(bearing(one, two)).toBeGreaterThanOrEqual(0)
        expect(bearing(one, two)).toBeLessThan(360)
      }),
    )
  })
})
