import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RepairSums } from '#electron/guards/repair-sums.ts'
import type { Body } from '#shared/model/entries.ts'
import type { GuardId } from '#shared/model/guards.ts'

function repair(guard: GuardId, seenAt: number, ms: number, fact = 'item-hidden'): Body<'guard.restored'> {
  const said = { zh: '被隐藏。', en: 'Hidden.' }
  const facts = [{ guard, fact, where: '直播间', said }]
  return { guard, facts, seenAt, provedAt: seenAt + ms, ms, attempts: 1, how: 'batch', cites: [] }
}

test('ten seconds of repairs are one entry: how many, how slow at the worst, and everything that was seen', () => {
  const sums = new RepairSums()
  sums.add(repair('label', 0, 3))
  sums.add(repair('label', 500, 40, 'item-moved'))
  sums.add(repair('label', 900, 4))
  expect(sums.take(9_999)).toEqual([])
  expect(sums.take(10_000)).toMatchObject([
    {
      kind: 'guard.restored-often',
      body: {
        times: 3,
        longestMs: 40,
        attempts: 3,
        from: 0,
        to: 904,
        facts: [{ fact: 'item-hidden' }, { fact: 'item-moved' }],
      },
    },
  ])
  expect(sums.take(20_000)).toEqual([])
})

test('no repair is lost, whenever what is due is taken', () => {
  const repairs = fc.array(
    fc.record({ guard: fc.constantFrom<GuardId>('label', 'card'), waits: fc.nat(4_000), ms: fc.nat(500) }),
  )
  fc.assert(
    fc.property(repairs, (given) => {
      const sums = new RepairSums()
      let now = 0
      const written = given.flatMap(({ guard, waits, ms }) => {
        now += waits
        sums.add(repair(guard, now, ms))
        return sums.take(now)
      })
      const all = [...written, ...sums.take()]
      const times = all.reduce((sum, { body }) => sum + body.times, 0)
      expect(times).toBe(given.length)
      expect(Math.max(0, ...all.map(({ body }) => body.longestMs))).toBe(
        Math.max(0, ...given.map(({ ms }) => ms)),
      )
    }),
  )
})
