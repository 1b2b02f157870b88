import { expect, test } from 'vitest'
import type { LedgerHealth } from '#electron/ledger/answer.ts'
import type { AnyEntry } from '#electron/ledger/schema.ts'
import { behalf, openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { startLedgerThread } from '#test/harness/ledger-thread.ts'

test('many callers on several ports: every answer is right and every subscriber sees every entry once, in order', async () => {
  using folder = temporaryFolder()
  await using thread = startLedgerThread(folder.path)
  const [one, two, late] = [thread.connect(), thread.connect(), thread.connect()]
  const seen: AnyEntry[] = []
  one.onEntries((entries) => seen.push(...entries), 0)
  await one.run('open', { account: 'a', owner: 'w' }, behalf)
  const answers = await Promise.all(
    Array.from({ length: 2_000 }, (_, n) =>
      (n % 2 ? one : two).run('pay', { account: 'a', amount: 1 }, behalf),
    ),
  )
  expect(answers.every(({ outcome }) => outcome.ok)).toBe(true)
  expect(new Set(answers.flatMap(({ seqs }) => seqs)).size).toBe(2_000)
  expect((await two.run('balance', 'a', behalf)).outcome).toEqual({ ok: true, value: 2_000 })

  const resumed = await new Promise<AnyEntry[]>((resolve) => {
    const all: AnyEntry[] = []
    late.onEntries((entries) => {
      all.push(...entries)
      if (all.length === 1_000) resolve(all)
    }, 1_002)
  })
  expect(resumed.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_000 }, (_, n) => 1_002 + n))
  await expect.poll(() => seen.length).toBe(2_002)
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 2_002 }, (_, n) => n))
})

test('a broken command rejects with its own stack; the ledger goes on', async () => {
  using folder = temporaryFolder()
  await using thread = startLedgerThread(folder.path)
  const client = thread.connect()
  const [broken, fine] = await Promise.allSettled([
    client.run('explode', 'in decide', behalf),
    client.run('open', { account: 'a', owner: 'w' }, behalf),
  ])
  expect(broken).toMatchObject({ reason: { message: expect.stringContaining('decided to explode') } })
  expect(fine).toMatchObject({ value: { seqs: [1] } })
})

test('a checkpoint on demand covers everything that was asked for before it', async () => {
  using folder = temporaryFolder()
  await using thread = startLedgerThread(folder.path)
  const client = thread.connect()
  void client.run('open', { account: 'a', owner: 'w' }, behalf)
  void client.run('open', { account: 'b', owner: 'w' }, behalf)
  await Promise.resolve()
  expect(await client.checkpoint()).toMatchObject({ ok: true, value: { size: 3 } })
})

test('a second studio on the same data is told who has it, and gets it when the first has gone', async () => {
  using folder = temporaryFolder()
  using second = await (async () => {
    await using thread = startLedgerThread(folder.path)
    await thread.connect().run('open', { account: 'a', owner: 'w' }, behalf)
    const ledger = openTestLedger(folder.path)
    expect(ledger.health).toMatchObject({ writing: false, problem: { code: 'ledger.in-use' } })
    const { results } = ledger.run([{ name: 'open', input: { account: 'b', owner: 'w' }, behalf }])
    expect(results).toMatchObject([{ answer: { outcome: { refusal: { code: 'ledger.in-use' } } } }])
    return ledger
  })()
  const { results } = second.run([{ name: 'open', input: { account: 'b', owner: 'w' }, behalf }])
  expect(results).toMatchObject([{ answer: { outcome: { ok: true }, seqs: [2] } }])
})

test('when the worker dies, what waits is answered: it may or may not be recorded', async () => {
  using folder = temporaryFolder()
  const thread = startLedgerThread(folder.path)
  const client = thread.connect()
  const health = await new Promise<LedgerHealth>((resolve) => client.onHealth(resolve))
  expect(health).toEqual({ writing: true })
  const waiting = client.run('open', { account: 'a', owner: 'w' }, behalf)
  await thread.worker.terminate()
  const answer = await waiting
  if (!answer.outcome.ok) expect(answer.outcome.refusal.code).toBe('ledger.no-answer')
  const after = await client.run('open', { account: 'b', owner: 'w' }, behalf)
  expect(after.outcome).toMatchObject({ ok: false, refusal: { code: 'ledger.no-answer' } })
})
