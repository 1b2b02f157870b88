import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeptPicture, PictureRing } from '#electron/probe/picture-ring.ts'

type Verdict = KeptPicture['verdict']

/** A ring with a picture asked for every 250 ms from 0 on, each answered 20 ms later. */
function ringOf(verdicts: readonly Verdict[], keepMs = 8_000): PictureRing {
  const ring = new PictureRing(keepMs)
  for (const [index, verdict] of verdicts.entries()) {
    const askedAt = index * 250
    ring.push({ jpeg: Uint8Array.of(index), askedAt, at: askedAt + 20, verdict })
  }
  return ring
}

const shown = (ring: PictureRing, seenAt: number, provedAt: number | null) => {
  const { before, during, after } = ring.around(seenAt, provedAt)
  return [before, during, after].map((picture) => picture?.jpeg[0] ?? null)
}

describe('the pictures around an incident', () => {
  test('that was mended between two of them are the one before and the one after', () => {
    expect(shown(ringOf(['seen', 'seen', 'seen']), 300, 310)).toEqual([1, null, 2])
  })

  test('that only the picture shows begin before the first that lacks the label', () => {
    expect(shown(ringOf(['seen', 'seen', 'not-seen', 'not-seen', 'seen']), 780, 900)).toEqual([1, 3, 4])
  })

  test('that goes on have none after it', () => {
    expect(shown(ringOf(['seen', 'not-seen', 'not-seen']), 530, null)).toEqual([0, 2, null])
  })

  test('of a room without a label go by time alone', () => {
    expect(shown(ringOf([null, null, null, null]), 300, 600)).toEqual([1, 2, 3])
  })

  test('are none where there were none', () => {
    expect(shown(new PictureRing(8_000), 5, 10)).toEqual([null, null, null])
  })

  test('lie in order, whenever it was seen and proved', () => {
    const verdict = fc.constantFrom<Verdict>('seen', 'not-seen', 'cannot-tell', null)
    const moment = fc.integer({ min: 0, max: 5_000 })
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 20 }), moment, moment, (verdicts, one, other) => {
        const [seenAt, provedAt] = [Math.min(one, other), Math.max(one, other)]
        const { before, during, after } = ringOf(verdicts).around(seenAt, provedAt)
        if (before !== null) expect(before.at).toBeLessThanOrEqual(seenAt)
        if (after !== null) expect(after.askedAt).toBeGreaterThanOrEqual(provedAt)
        if (during !== null) expect(during.at).toBeLessThanOrEqual(provedAt)
        if (before !== null && during !== null) expect(before.at).toBeLessThanOrEqual(during.askedAt)
      }),
    )
  })
})

test('old pictures are let go', () => {
  const ring = ringOf(
    Array.from({ length: 20 }, () => 'seen' as const),
    1_000,
  )
  expect(shown(ring, 2_000, null)[0]).toBeNull()
  expect(shown(ring, 4_800, null)[0]).toBe(19)
})
