/** Who may be made, changed and switched off, and by whom. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { activeOwnerCount, userById, users } from '#electron/people/read.ts'
import { UserId } from '#shared/model/ids.ts'
import { Role } from '#shared/model/people.ts'
import {
  openStaffedLedger,
  openStudioLedger,
  pinOf,
  refusalCode,
  type StudioLedger,
} from '#test/harness/studio-ledger.ts'

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

const id = (name: string) => UserId.parse(name)
const newcomer = { user: id('new'), name: '新人', role: 'operator' as const, pin: pinOf('right') }

test('a new data folder takes one first owner, and no second', () => {
  using fresh = openStudioLedger()
  expect(fresh.run('people.first-owner', { ...newcomer, role: 'operator' }).outcome.ok).toBe(true)
  expect(users(fresh.db)).toMatchObject([{ id: 'new', role: 'owner', active: 1 }])
  expect(refusalCode(fresh.run('people.first-owner', { ...newcomer, user: id('other') }))).toBe(
    'people.not-first',
  )
})

test.each(['supervisor', 'operator', 'auditor'])(
  'a person who is %s neither adds nor changes people',
  (actor) => {
    expect(refusalCode(ledger.run('people.add-user', newcomer, actor))).toBe('role-may-not')
    const change = { user: id(actor), name: actor, role: 'owner' as const, active: true }
    expect(refusalCode(ledger.run('people.change-user', change, actor))).toBe('role-may-not')
    expect(userById(ledger.db, id(actor))?.role).toBe(actor)
  },
)

test('two people cannot have one name, whether new or renamed', () => {
  expect(refusalCode(ledger.run('people.add-user', { ...newcomer, name: 'auditor' }, 'owner'))).toBe(
    'people.name-taken',
  )
  const renamed = { user: id('operator'), name: 'auditor', role: 'operator' as const, active: true }
  expect(refusalCode(ledger.run('people.change-user', renamed, 'owner'))).toBe('people.name-taken')
  const same = { user: id('operator'), name: 'operator', role: 'supervisor' as const, active: true }
  expect(ledger.run('people.change-user', same, 'owner').outcome.ok).toBe(true)
})

test('everybody sets their own PIN; only an owner sets that of somebody else', () => {
  const set = (user: string, actor: string) =>
    refusalCode(ledger.run('people.set-pin', { user: id(user), pin: pinOf('new') }, actor))
  for (const role of Role.options) expect(set(role, role)).toBeNull()
  for (const role of ['supervisor', 'operator', 'auditor'])
    expect(set('owner', role)).toBe('people.not-your-pin')
  expect(set('auditor', 'owner')).toBeNull()
  expect(set('nobody', 'owner')).toBe('people.unknown')
})

test('somebody who was switched off does nothing any more, although still at a seat', () => {
  ledger.run(
    'people.change-user',
    { user: id('operator'), name: 'operator', role: 'operator', active: false },
    'owner',
  )
  expect(
    refusalCode(ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')),
  ).toBe('people.not-active')
})

test('the last owner stays one, whatever order people are changed in', () => {
  const change = fc.record({
    user: fc.constantFrom('owner', 'supervisor', 'operator', 'second'),
    role: fc.constantFrom(...Role.options),
    active: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
      using fresh = openStaffedLedger()
      fresh.run('people.add-user', { user: id('second'), name: 'second', role: 'owner', pin: pinOf('x') })
      for (const { user, role, active } of changes) {
        const answer = fresh.run('people.change-user', { user: id(user), name: user, role, active })
        expect([null, 'people.last-owner']).toContain(refusalCode(answer))
        expect(activeOwnerCount(fresh.db)).toBeGreaterThan(0)
      }
    }),
    { numRuns: 8 },
  )
})
