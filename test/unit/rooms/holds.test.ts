/** Holds: who may keep the ladder below a rung, for how long, and by whose word. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holdsInEffect, holdViews, rungsOf } from '#electron/rooms/hold-read.ts'
import { latestSession } from '#electron/rooms/read.ts'
import type { Body } from '#shared/model/entries.ts'
import { SessionId } from '#shared/model/ids.ts'
import type { Rung } from '#shared/model/ladder.ts'
import {
  openStaffedLedger,
  refusalCode,
  type StudioLedger,
  shippedPack,
  testRoom,
} from '#test/harness/studio-ledger.ts'

const session = SessionId.parse('session')
const minute = 60_000
const { holds } = shippedPack.ladder
let ledger: StudioLedger

beforeEach(() => {
  ledger = openStaffedLedger()
  ledger.run('session.begin-preflight', { session, supervisor: 'supervisor' }, 'operator')
  ledger.run('session.rehearse', { checks: [], room: testRoom }, 'operator')
})
afterEach(() => {
  expect(ledger.differing()).toEqual([])
  ledger[Symbol.dispose]()
})

function ask(rung: Rung, minutes: number, by = 'operator', hold = 'hold') {
  return ledger.run('guard.hold', { hold, guard: 'label', rung, reason: '误报', minutes }, by)
}
const approve = (by: string, hold = 'hold') => ledger.run('guard.approve-hold', { hold }, by)
const shown = () => holdViews(ledger.db, session, ledger.now).map(({ rung, until }) => [rung, until])
const last = () => ledger.entries().at(-1)

describe('where the pack asks for no approval', () => {
  test('it holds at once, for as long as was asked, and then no longer', () => {
    ask('warning', 10)
    expect(shown()).toEqual([['warning', ledger.now + 10 * minute]])
    expect(last()).toMatchObject({
      kind: 'guard.held',
      session,
      body: { askedBy: 'operator', reason: '误报' },
    })
    ledger.now += 10 * minute
    expect(shown()).toEqual([])
  })

  test('whoever may hold may let go before the time', () => {
    ask('warning', 10)
    ledger.run('guard.end-hold', { hold: 'hold' }, 'operator')
    expect([shown(), holdsInEffect(ledger.db, session)]).toEqual([[], []])
    expect(refusalCode(ledger.run('guard.end-hold', { hold: 'hold' }, 'operator'))).toBe(
      'guard.hold-not-held',
    )
  })
})

describe('where it does', () => {
  test('it waits, and has no effect until a supervisor says so; the time runs from then', () => {
    ask('safe-scene', 5)
    expect(holdsInEffect(ledger.db, session)).toEqual([])
    expect(shown()).toEqual([['safe-scene', null]])
    ledger.now += 2 * minute
    approve('supervisor')
    expect(shown()).toEqual([['safe-scene', ledger.now + 5 * minute]])
    expect(holdsInEffect(ledger.db, session)).toMatchObject([{ guard: 'label', askedBy: 'operator' }])
    expect(last()).toMatchObject({ kind: 'guard.hold-approved', actor: { user: 'supervisor' } })
  })

  test('nobody approves their own hold, a supervisor neither, and the attempt is in the ledger', () => {
    ask('safe-scene', 5, 'supervisor')
    expect(refusalCode(approve('supervisor'))).toBe('second-person-needed')
    expect(last()).toMatchObject({ kind: 'guard.hold-refused', body: { guard: 'label', rung: 'safe-scene' } })
    expect(holdsInEffect(ledger.db, session)).toEqual([])
    approve('owner')
    expect(holdsInEffect(ledger.db, session)).toHaveLength(1)
  })

  test('an operator approves nothing', () => {
    ask('safe-scene', 5, 'supervisor')
    expect(refusalCode(approve('operator'))).toBe('role-may-not')
  })

  test('what was approved, taken back, forgotten, or asked in another session is approved no more', () => {
    ask('safe-scene', 5, 'operator', 'approved')
    approve('supervisor', 'approved')
    ask('safe-scene', 5, 'operator', 'taken back')
    ledger.run('guard.end-hold', { hold: 'taken back' }, 'operator')
    ask('safe-scene', 5, 'operator', 'of another session')
    for (const hold of ['approved', 'taken back', 'never asked'])
      expect(refusalCode(approve('supervisor', hold))).toBe('guard.hold-not-waiting')
    ledger.run('session.close', { why: 'operator' }, 'operator')
    expect(refusalCode(approve('supervisor', 'of another session'))).toBe('guard.hold-not-waiting')
  })

  test('what nobody answers is forgotten', () => {
    ask('safe-scene', 5)
    ledger.now += 10 * minute
    expect(shown()).toEqual([])
    expect(refusalCode(approve('supervisor'))).toBe('guard.hold-not-waiting')
  })
})

describe('what may not be held', () => {
  test('longer than the pack allows, and the refusal is recorded with what it rests on', () => {
    const { longestMinutes } = holds['stop-output']
    const answer = ask('stop-output', longestMinutes + 1)
    expect(refusalCode(answer)).toBe('guard.hold-too-long')
    expect(last()).toMatchObject({
      kind: 'guard.hold-refused',
      body: { cites: [{ article: '第九条', version: '2020-11-13' }] },
    })
    expect(refusalCode(ask('stop-output', longestMinutes))).toBe(null)
  })

  test('a rung that the guard does not have', () => {
    const input = { hold: 'hold', guard: 'recording', rung: 'pull', reason: '误报', minutes: 1 } as const
    expect(refusalCode(ledger.run('guard.hold', input, 'operator'))).toBe('guard.no-such-rung')
  })

  test('anything while the room is not out, or by an auditor', () => {
    expect(refusalCode(ask('warning', 1, 'auditor'))).toBe('role-may-not')
    ledger.run('session.close', { why: 'operator' }, 'operator')
    expect(refusalCode(ask('warning', 1))).toBe('guard.hold-not-out')
  })
})

describe('where the guards stand', () => {
  const base = { guard: 'label' as const, facts: [], since: 1, afterMs: 1, repairs: 0, cites: [] }
  const climb = (rung: Rung, from: Rung | null) => {
    const body: Body<'guard.rung'> = { ...base, rung, from, why: 'deadline' }
    ledger.run('studio.record', { seen: [{ kind: 'guard.rung', body }] })
  }

  test('is a table that follows from the entries, for a loop that takes the session over', () => {
    climb('prompt', null)
    climb('warning', 'prompt')
    expect(rungsOf(ledger.db, session)).toEqual([{ guard: 'label', rung: 'warning' }])
    const left = (from: Rung, to: Rung | null) => {
      const body: Body<'guard.rung-left'> = { guard: 'label', from, to, why: 'held', since: 1 }
      ledger.run('studio.record', { seen: [{ kind: 'guard.rung-left', body }] })
    }
    left('warning', 'prompt')
    expect(rungsOf(ledger.db, session)).toEqual([{ guard: 'label', rung: 'prompt' }])
    left('prompt', null)
    expect(rungsOf(ledger.db, session)).toEqual([])
  })

  test('the air does not go back by the key while the ladder keeps it safe', () => {
    ledger.run('session.cut-safe', {}, 'operator')
    climb('safe-scene', null)
    expect(refusalCode(ledger.run('session.cut-back', {}, 'operator'))).toBe('session.ladder-keeps-safe')
    expect(latestSession(ledger.db, testRoom.id)?.safe).toBe(true)
  })
})
