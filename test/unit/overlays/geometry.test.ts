import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clampArea, placeOverlay } from '#electron/obs/overlays/geometry.ts'
import type { Rectangle } from '#shared/model/intent.ts'

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
const length = fc.integer({ min: 3, max: 2000 })
const area = fc.record({ x: fc.nat(500), y: fc.nat(500), width: length, height: length })

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function place(...args: Parameters<typeof placeOverlay>): Rectangle | null {
  try {
    return placeOverlay(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return null
  }
}

describe('placing overlays', () => {
  it('puts the label at the top and the card at the bottom of the safe area', () => {
    const safeArea = { x: 40, y: 180, width: 900, height: 1200 }
    expect(placeOverlay('label', { width: 500, height: 118 }, safeArea)).toMatchObject({ x: 40, y: 180 })
    expect(placeOverlay('label', { width: 500, height: 118 }, safeArea, 'top-right')).toMatchObject({
      x: 440,
    })
    expect(placeOverlay('card', { width: 900, height: 338 }, safeArea)).toMatchObject({ x: 40, y: 1042 })
  })

  it('puts the label to the bottom where the pack says so, and the card above it', () => {
    const safeArea = { x: 40, y: 180, width: 900, height: 1200 }
    expect(placeOverlay('label', { width: 500, height: 118 }, safeArea, 'bottom-right')).toMatchObject({
      x: 440,
      y: 1262,
    })
    expect(placeOverlay('card', { width: 900, height: 338 }, safeArea, 'bottom-right')).toMatchObject({
      y: 642,
    })
  })

  it('never leaves the safe area and never lets label and card overlap', () => {
    fc.assert(
      fc.property(area, area, area, fc.constantFrom(...corners), (safe, one, two, corner) => {
        const label = place('label', one, safe, corner)
        const card = place('card', two, safe, corner)
        if (label !== null) expect(isInside(label, safe)).toBe(true)
        if (card !== null) expect(isInside(card, safe)).toBe(true)
        if (label !== null && card !== null) {
          const upper = corner.startsWith('top') ? [label, card] : [card, label]
          expect((upper[0]?.y ?? 0) + (upper[0]?.height ?? 0)).toBeLessThanOrEqual(upper[1]?.y ?? 0)
        }
      }),
    )
  })

  it('cuts a safe area that reaches outside the canvas to whole pixels inside', () => {
    expect(clampArea({ x: -10, y: 3.5, width: 2000, height: 100 }, { width: 1080, height: 50 })).toEqual({
      x: 0,
      y: 4,
      width: 1080,
      height: 46,
    })
  })
})
