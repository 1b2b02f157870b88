import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Call } from '#electron/ledger/decide.ts'
import type { LedgerSchema } from '#electron/ledger/schema.ts'
import { behalf, openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { accountSchema } from '#test/harness/ledger-schema.ts'

const call = (name: string, input: unknown): Call => ({ name, input, behalf })

describe('a group of commands', () => {
  test('each command sees what the one before it wrote, and a refusal is recorded too', () => {
    using folder = temporaryFolder()
    using ledger = openTestLedger(folder.path)
    const { results, entries } = ledger.run([
      call('open', { account: 'a', owner: '小王' }),
      call('pay', { account: 'a', amount: 5 }),
      call('pay', { account: 'a', amount: -9 }),
      call('pay', { account: 'a', amount: -2 }),
      call('balance', 'a'),
    ])
    expect(results.map((one) => (one.broken ? one.error : [one.answer.seqs, one.answer.outcome]))).toEqual([
      [[1], { ok: true, value: 'a' }],
      [[2], { ok: true, value: 5 }],
      [[3], { ok: false, refusal: expect.objectContaining({ code: 'account.overdrawn' }) }],
      [[4], { ok: true, value: 3 }],
      [[], { ok: true, value: 3 }],
    ])
    expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'account.opened'],
      [2, 'account.paid'],
      [3, 'account.payment-refused'],
      [4, 'account.paid'],
    ])
    expect(ledger.entries(1, 10)).toEqual(entries)
  })

  test('a broken command fails alone, whatever way it is broken', () => {
    using folder = temporaryFolder()
    using ledger = openTestLedger(folder.path)
    const { results } = ledger.run([
      call('open', { account: 'a', owner: 'w' }),
      call('explode', 'in decide'),
      call('pay', { account: 'a', amount: 1 }),
      call('explode', 'in project'),
      call('pay', { account: 'a', amount: 'much' }),
      call('nothing of the kind', {}),
      call('pay', { account: 'a', amount: 1 }),
    ])
    expect(results.map((one) => (one.broken ? 'broken' : one.answer.outcome))).toEqual([
      { ok: true, value: 'a' },
      'broken',
      { ok: true, value: 1 },
      'broken',
      'broken',
      'broken',
      { ok: true, value: 2 },
    ])
    expect(ledger.size).toBe(4)
    expect(ledger.health).toEqual({ writing: true })
  })

  test('what is projected is what a replay will read: canonical, whatever order the decision wrote it in', () => {
    using folder = temporaryFolder()
    const projected: string[] = []
    const schema: LedgerSchema = {
      ...accountSchema,
      bodies: {
        ...accountSchema.bodies,
        'account.opened': z.object({ owner: z.string(), note: z.string().optional(), account: z.string() }),
      },
      project(entry) {
        projected.push(JSON.stringify(entry.body))
        return []
      },
    }
    using ledger = openTestLedger(folder.path, { schema })
    ledger.run([call('open', { account: 'a', owner: 'w' })])
    expect(projected.at(-1)).toBe('{"account":"a","owner":"w"}')
    expect(ledger.entries(1, 1).map(({ body }) => JSON.stringify(body))).toEqual([projected.at(-1)])
  })

  test('time in the log never goes backwards', () => {
    using folder = temporaryFolder()
    const times = [1_000, 5_000, 3_000, 6_000]
    using ledger = openTestLedger(folder.path, { clock: () => times.shift() ?? 0 })
    for (const account of ['a', 'b', 'c']) ledger.run([call('open', { account, owner: 'w' })])
    expect(ledger.entries(0, 10).map(({ at }) => at)).toEqual([1_000, 5_000, 5_000, 6_000])
  })

  test('another start goes on where the last one ended', () => {
    using folder = temporaryFolder()
    for (let start = 0; start < 3; start += 1) {
      using ledger = openTestLedger(folder.path)
      ledger.run(
        Array.from({ length: 300 }, (_, n) => call('open', { account: `${start}/${n}`, owner: 'w' })),
      )
      expect(ledger.checkpoint()).toMatchObject({ ok: true, value: { size: 1 + 300 * (start + 1) } })
    }
    using ledger = openTestLedger(folder.path)
    expect(ledger.size).toBe(901)
    expect(ledger.health).toEqual({ writing: true })
  })
})
