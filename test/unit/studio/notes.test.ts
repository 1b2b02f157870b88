/** What the loop saw while the ledger could not write is counted, and said as soon as it can. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LedgerClient } from '#electron/ledger/answer.ts'
import { ledgerProblem, problemAsRefusal } from '#electron/ledger/problem.ts'
import { LedgerNotes } from '#electron/studio/room/ledger-notes.ts'
import type { StudioCommands } from '#electron/studio/schema.ts'
import { openStaffedLedger, type StudioLedger } from '#test/harness/studio-ledger.ts'

let ledger: StudioLedger
let full: boolean
let notes: LedgerNotes
beforeEach(() => {
  ledger = openStaffedLedger()
  full = false
  const refusal = problemAsRefusal(ledgerProblem('ledger.disk-full', 'ENOSPC'))
  /** A door to the real ledger that can be shut, as a full disk shuts it. */
  const run: LedgerClient<StudioCommands>['run'] = async (name, input) =>
    full ? { outcome: { ok: false, refusal }, seqs: [] } : ledger.run(name, input)
  notes = new LedgerNotes({ run } as LedgerClient<StudioCommands>, () => ledger.now)
})
afterEach(() => ledger[Symbol.dispose]())

const write = (from: number) =>
  notes.write({ kind: 'guard.unproved', body: { cause: 'test', from } }, { room: null, session: null })
const settled = () => new Promise((resolve) => setImmediate(resolve))
const written = () => ledger.entries().filter(({ kind }) => kind.startsWith('guard.'))

test('nothing is confessed where nothing was lost', async () => {
  write(1)
  await settled()
  expect(written().map(({ kind }) => kind)).toEqual(['guard.unproved'])
})

test('losses are counted and confessed once, first thing, however many notes come at once', async () => {
  full = true
  const shutAt = ledger.now
  for (let n = 0; n < 3; n++) write(n)
  await settled()
  ledger.now += 5_000
  write(3)
  await settled()
  full = false
  ledger.now += 5_000
  for (let n = 4; n < 7; n++) write(n)
  await settled()
  expect(written().map(({ kind }) => kind)).toEqual([
    'guard.unrecorded',
    'guard.unproved',
    'guard.unproved',
    'guard.unproved',
  ])
  expect(written()[0]?.body).toEqual({ count: 4, from: shutAt, to: ledger.now, why: 'ledger.disk-full' })
})

test('a note that is itself broken stops nobody, and is confessed', async () => {
  notes.write({ kind: 'guard.unproved', body: {} }, { room: null, session: null })
  await settled()
  write(1)
  await settled()
  expect(written()[0]).toMatchObject({ kind: 'guard.unrecorded', body: { count: 1 } })
})
