import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stoodAfter } from '#electron/guards/stood.ts'
import { unknownState } from '#electron/obs/mirror/state.ts'
import type { Known, ObsState, Stood } from '#shared/model/obs.ts'

const blank = unknownState({ phase: 'closed' }, 0, 0, 0).obs
const known = <T>(value: T): Known<T> => ({ known: true, value, at: 0 })
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Known<T>> =>
  fc.oneof(value.map(known), fc.constant<Known<T>>({ known: false, since: 0, why: 'not read' }))

const name = fc.constantFrom('甲', '乙', 'C')
const someObs: fc.Arbitrary<ObsState> = fc
  .record({
    collection: maybe(name),
    profile: maybe(name),
    recordDirectory: maybe(name),
    streamService: maybe(
      fc.record({
        type: fc.constant('rtmp_custom'),
        server: fc.constantFrom('rtmp://a/live?key=1', 'rtmp://b/live'),
        keyFingerprint: fc.constantFrom('1', '2'),
      }),
    ),
    canvas: maybe(
      fc.constantFrom(720, 1080).map((baseWidth) => {
        return { baseWidth, baseHeight: 1920, outputWidth: 720, outputHeight: 1280, fps: 30 }
      }),
    ),
  })
  .map((parts) => ({ ...blank, ...parts }))

describe('how OBS stood when the room went out', () => {
  it('tells every change once, in the order of the looks, and never one of what was not read', () => {
    fc.assert(
      fc.property(fc.array(someObs, { maxLength: 20 }), (looks) => {
        let stood: Stood | null = null
        const told: string[] = []
        const seen: string[] = []
        let last: string | null = null
        for (const [now, obs] of looks.entries()) {
          const step = stoodAfter(stood, obs, now)
          stood = step.stood
          told.push(...step.changes.filter(({ what }) => what === 'collection').map(({ to }) => to))
          if (!obs.collection.known) continue
          if (last !== null && last !== obs.collection.value) seen.push(obs.collection.value)
          last = obs.collection.value
        }
        expect(told).toEqual(seen)
      }),
    )
  })

  it('is the same value where a look shows nothing new', () => {
    fc.assert(
      fc.property(someObs, (obs) => {
        const { stood } = stoodAfter(null, obs, 1)
        const again = stoodAfter(stood, obs, 2)
        expect(again.stood).toBe(stood)
        expect(again.changes).toEqual([])
      }),
    )
  })

  it('keeps the service that the room went out with, whatever came later, and tells no secret of any', () => {
    fc.assert(
      fc.property(fc.array(someObs, { minLength: 1, maxLength: 20 }), (looks) => {
        let stood: Stood | null = null
        const told: string[] = []
        for (const [now, obs] of looks.entries()) {
          const step = stoodAfter(stood, obs, now)
          stood = step.stood
          told.push(...step.changes.flatMap(({ from, to }) => [from, to]))
        }
        const first = looks.find(({ streamService }) => streamService.known)?.streamService
        expect(stood?.streamService?.first).toEqual(first?.known === true ? first.value : undefined)
        expect(told.join()).not.toContain('key=')
      }),
    )
  })
})
