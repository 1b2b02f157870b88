/** Whatever the guards see in whatever order, the ladder keeps its word. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { climb, ground, type LadderState, wantsOf } from '#electron/guards/ladder.ts'
import type { LadderSight } from '#electron/guards/ladder-standing.ts'
import type { LadderRecord } from '#electron/guards/record.ts'
import { GuardId } from '#shared/model/guards.ts'
import type { Hold } from '#shared/model/holds.ts'
import { HoldId, Rung } from '#shared/model/ladder.ts'
import { shippedPack } from '#test/unit/rules/shipped-pack.ts'

const rules = shippedPack().ladder
const rank = (rung: Rung | null) => (rung === null ? -1 : Rung.options.indexOf(rung))

const guards = fc.constantFrom<GuardId>('label', 'card', 'recording', 'safe-scene')
const someGuards = fc.uniqueArray(guards, { maxLength: 3 })

/** Mostly what a bad day looks like: things are broken, mended and broken again, OBS comes and goes. */
const sights: fc.Arbitrary<readonly LadderSight[]> = fc
  .array(
    fc.record({
      waits: fc.oneof(
        fc.nat(20),
        fc.integer({ min: 50, max: 3_000 }),
        fc.integer({ min: 10_000, max: 90_000 }),
      ),
      isOut: fc.integer({ min: 0, max: 30 }).map((die) => die > 0),
      isReachable: fc.integer({ min: 0, max: 8 }).map((die) => die > 0),
      violated: someGuards,
      unproved: someGuards,
      repaired: fc.array(guards, { maxLength: 4 }),
      pullable: fc.boolean(),
      isPulledProved: fc.boolean(),
      isSafeProved: fc.boolean(),
      held: fc.option(
        fc.record({ guard: guards, rung: fc.constantFrom(...Rung.options), forMs: fc.nat(60_000) }),
        {
          freq: 4,
        },
      ),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let now = 0
    let holds: readonly Hold[] = []
    return steps.map(({ waits, violated, unproved, pullable, held, ...rest }, index): LadderSight => {
      now += waits
      if (held !== null) {
        const { guard, rung, forMs } = held
        const hold = { hold: HoldId.parse(`hold ${index}`), guard, rung, reason: '误报', askedBy: null }
        holds = [...holds, { ...hold, until: now + forMs }]
      }
      return {
        ...rest,
        now,
        violated: new Map(violated.map((guard) => [guard, []])),
        unproved: new Set([...violated, ...unproved]),
        pullable: new Map(pullable ? [['label', ['数字人']]] : []),
        holds,
      }
    })
  })

function follow(
  looks: readonly LadderSight[],
  check: (
    sight: LadderSight,
    after: LadderState,
    records: readonly LadderRecord[],
    before: LadderState,
  ) => void,
): void {
  let state = ground
  for (const sight of looks) {
    const next = climb(state, sight, rules)
    check(sight, next.state, next.records, state)
    state = next.state
  }
}

test('the entries alone tell on which rung every guard stands: up by climbing, down only by an entry that says why', () => {
  fc.assert(
    fc.property(sights, (looks) => {
      const rungs = new Map<GuardId, Rung | null>()
      follow(looks, (_, after, records) => {
        for (const { kind, body } of records) {
          if (kind === 'guard.not-climbed') continue
          expect(body.from).toBe(rungs.get(body.guard) ?? null)
          const to = kind === 'guard.rung' ? body.rung : body.to
          expect(Math.sign(rank(to) - rank(body.from))).toBe(kind === 'guard.rung' ? 1 : -1)
          rungs.set(body.guard, to)
        }
        for (const guard of GuardId.options)
          expect(after.standings.get(guard)?.rung ?? null).toBe(rungs.get(guard) ?? null)
      })
    }),
  )
})

test('nobody climbs in a look that sees nothing wrong, nor while OBS cannot be reached', () => {
  fc.assert(
    fc.property(sights, (looks) => {
      follow(looks, ({ violated, repaired, isReachable }, _, records) => {
        for (const { kind, body } of records) {
          if (kind !== 'guard.rung') continue
          expect(isReachable && (violated.has(body.guard) || repaired.includes(body.guard))).toBe(true)
        }
      })
    }),
  )
})

test('nobody stands on a rung that is held, nor above it', () => {
  fc.assert(
    fc.property(sights, (looks) => {
      follow(looks, ({ now, holds, isReachable }, { standings }) => {
        if (!isReachable) return
        for (const { guard, rung, until } of holds)
          if (until > now) expect(rank(standings.get(guard)?.rung ?? null)).toBeLessThan(rank(rung))
      })
    }),
  )
})

test('nothing is asked for by a rung that the pack does not have for the guard', () => {
  fc.assert(
    fc.property(sights, (looks) => {
      follow(looks, (_, after) => {
        const wants = wantsOf(after, rules)
        expect(wants.warning).not.toContain('recording')
        if ([...after.standings.keys()].every((guard) => guard === 'recording'))
          expect([wants.pull, wants.stopOutput]).toEqual([[], false])
      })
    }),
  )
})

test('the same look again changes nothing and writes nothing', () => {
  fc.assert(
    fc.property(sights, (looks) => {
      follow(looks, (sight, after) => {
        const again = climb(after, { ...sight, repaired: [] }, rules)
        expect(again.records).toEqual([])
        expect(wantsOf(again.state, rules)).toEqual(wantsOf(after, rules))
      })
    }),
  )
})

test('however fast two programs undo each other, a guard writes no more entries than there are rungs', () => {
  const rapid = fc.array(
    fc.record({ violated: fc.boolean(), repaired: fc.boolean(), waits: fc.integer({ min: 1, max: 20 }) }),
    { minLength: 400, maxLength: 800 },
  )
  fc.assert(
    fc.property(rapid, (steps) => {
      let now = 0
      let written = 0
      const looks = steps.map(({ violated, repaired, waits }): LadderSight => {
        now += waits
        return {
          now,
          isOut: true,
          isReachable: true,
          violated: new Map(violated ? [['label', []]] : []),
          unproved: new Set(violated ? ['label'] : []),
          repaired: repaired ? ['label'] : [],
          pullable: new Map([['label', ['数字人']]]),
          isPulledProved: false,
          isSafeProved: false,
          holds: [],
        }
      })
      follow(looks, (_, __, records) => {
        written += records.length
      })
      expect(written).toBeLessThanOrEqual(Rung.options.length)
    }),
    { numRuns: 50 },
  )
})
