/** Where the room is: each statement is recorded with its verdict, and the newest one counts. */
import { expect, test } from 'vitest'
import { placeOf } from '#electron/places/read.ts'
import { openStaffedLedger, refusalCode, testRoom } from '#test/harness/studio-ledger.ts'

const statement = { position: null, address: '演示市云溪路 8 号', notProtected: true }

test('a statement that the preflight will refuse is recorded all the same; the newest one counts', () => {
  using ledger = openStaffedLedger()
  ledger.run('place.declare', { ...statement, notProtected: false }, 'operator')
  expect(placeOf(ledger.db, testRoom.id)?.verdict.decision).toBe('refuse')
  const answer = ledger.run('place.declare', statement, 'operator')
  const place = placeOf(ledger.db, testRoom.id)
  expect(answer.outcome).toEqual({ ok: true, value: place?.verdict })
  expect(place).toMatchObject({ statement, at: ledger.now })
  expect(ledger.kinds().filter((kind) => kind === 'place.declared')).toHaveLength(2)
  expect(refusalCode(ledger.run('place.declare', statement, 'auditor'))).toBe('role-may-not')
})
