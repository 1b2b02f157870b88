import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelGeometry } from '#shared/rules/labels.ts'
import { shippedPack } from './shipped-pack.ts'

const pack = shippedPack()
const portrait = { width: 1_080, height: 1_920 }
const landscape = { width: 1_920, height: 1_080 }

describe('the label', () => {
  it.each([portrait, landscape])('is at least 54 pixels of ink on %o, which takes a font of 64', (canvas) => {
    expect(labelGeometry(canvas, '抖音', pack)).toMatchObject({
      minimumInk: 54,
      fontSize: 64,
      shortestSideShare: 0.05,
    })
  })

  it('lies where the platform leaves the canvas free', () => {
    const geometry = labelGeometry(portrait, '抖音', pack)
    expect(geometry.area).toEqual({ x: 44, y: 308, width: 874, height: 805 })
    expect(geometry.corner).toBe('top-left')
  })

  it('gets the area of any platform where the pack does not know the room’s own', () => {
    expect(labelGeometry(portrait, '某新平台', pack)).toEqual(labelGeometry(portrait, '*', pack))
    expect(labelGeometry(landscape, '抖音', pack)).toEqual(labelGeometry(landscape, '*', pack))
  })

  it('is tall enough and inside the canvas for every canvas and every platform', () => {
    const platforms = pack.labels.safeAreas.map(({ platform }) => platform)
    const side = fc.integer({ min: 300, max: 7_680 })
    fc.assert(
      fc.property(side, side, fc.constantFrom(...platforms), (width, height, platform) => {
        const geometry = labelGeometry({ width, height }, platform, pack)
        expect(geometry.minimumInk).toBeGreaterThanOrEqual(Math.min(width, height) * 0.05 - 1e-9)
        expect(geometry.fontSize * pack.labels.inkPerEm.ratio).toBeGreaterThanOrEqual(
          geometry.minimumInk - 1e-6,
        )
        const { area } = geometry
        expect(area.x).toBeGreaterThanOrEqual(0)
        expect(area.y).toBeGreaterThanOrEqual(0)
        expect(area.x + area.width).toBeLessThanOrEqual(width)
        expect(area.y + area.height).toBeLessThanOrEqual(height)
        expect(area.height).toBeGreaterThan(geometry.fontSize)
      }),
    )
  })
})
