/** Wrong PINs: how often, what is said, and how it ends. The slow hash is elsewhere; here its outcome is compared. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userById } from '#electron/people/read.ts'
import { UserId } from '#shared/model/ids.ts'
import {
  noon,
  openStaffedLedger,
  pinOf,
  refusalCode,
  type StudioLedger,
} from '#test/harness/studio-ledger.ts'

const user = UserId.parse('operator')
const right = pinOf('right').verifier
const wrong = pinOf('wrong').verifier
const minute = 60_000

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

const signIn = (presented: string) => ledger.run('people.sign-in', { user, presented })
const saidOf = (answer: ReturnType<typeof signIn>) =>
  answer.outcome.ok ? null : { said: answer.outcome.refusal.said, remedy: answer.outcome.refusal.remedy }

test('the right PIN signs in, and that is recorded', () => {
  expect(signIn(right).outcome).toEqual({ ok: true, value: user })
  expect(ledger.kinds().at(-1)).toBe('people.signed-in')
})

test('five wrong PINs lock the account for five minutes, for the right one too; time ends it', () => {
  const answers = Array.from({ length: 5 }, () => signIn(wrong))
  expect(answers.map(refusalCode)).toEqual([
    'people.wrong-pin',
    'people.wrong-pin',
    'people.wrong-pin',
    'people.wrong-pin',
    'people.locked',
  ])
  expect(answers.slice(0, 4).map((answer) => saidOf(answer)?.remedy.zh)).toEqual(
    [4, 3, 2, 1].map((left) => expect.stringContaining(`还可以试 ${left} 次`)),
  )
  expect(userById(ledger.db, user)?.locked_until).toBe(noon + 5 * minute)
  ledger.now = noon + 5 * minute - 1
  expect(refusalCode(signIn(right))).toBe('people.locked')
  ledger.now = noon + 5 * minute
  expect(signIn(right).outcome.ok).toBe(true)
  expect(userById(ledger.db, user)).toMatchObject({ failures: 0, locked_until: null })
})

test('ten wrong PINs: it stays locked, says for how long and what to do, and every try is recorded', () => {
  const answers = Array.from({ length: 10 }, () => signIn(wrong))
  expect(answers.slice(4).map(refusalCode)).toEqual(Array.from({ length: 6 }, () => 'people.locked'))
  const tenth = answers.at(-1)
  expect(tenth && saidOf(tenth)).toEqual({
    said: {
      zh: 'operator 的账号因多次输错 PIN 已锁定。',
      en: 'The account of operator is locked after several wrong PINs.',
    },
    remedy: {
      zh: '请在 5 分钟后再试，或请负责人重设 PIN。',
      en: 'Try again in 5 min, or ask an owner to set a new PIN.',
    },
  })
  const tries = ledger.entries().filter(({ kind }) => kind === 'people.sign-in-refused')
  expect(tries.map(({ body }) => (body as { why: string }).why)).toEqual([
    ...Array.from({ length: 5 }, () => 'wrong-pin'),
    ...Array.from({ length: 5 }, () => 'locked'),
  ])
})

test('tries while it is locked do not make the lock longer; one wrong PIN after it locks again', () => {
  for (let n = 0; n < 5; n++) signIn(wrong)
  ledger.now = noon + 4 * minute
  signIn(wrong)
  expect(userById(ledger.db, user)?.locked_until).toBe(noon + 5 * minute)
  ledger.now = noon + 6 * minute
  expect(refusalCode(signIn(wrong))).toBe('people.locked')
  expect(userById(ledger.db, user)?.locked_until).toBe(noon + 11 * minute)
})

test('an owner who sets a new PIN ends the lock', () => {
  for (let n = 0; n < 5; n++) signIn(wrong)
  expect(ledger.run('people.set-pin', { user, pin: pinOf('fresh') }, 'owner').outcome.ok).toBe(true)
  expect(signIn(pinOf('fresh').verifier).outcome.ok).toBe(true)
})

test('an account that is switched off lets nobody in, whatever the PIN', () => {
  ledger.run('people.change-user', { user, name: 'operator', role: 'operator', active: false }, 'owner')
  expect(refusalCode(signIn(right))).toBe('people.inactive')
  expect(refusalCode(signIn(wrong))).toBe('people.inactive')
})

test('nobody signs in as a person who is not there, and nothing is recorded of it', () => {
  const before = ledger.kinds().length
  const answer = ledger.run('people.sign-in', { user: UserId.parse('nobody'), presented: right })
  expect(refusalCode(answer)).toBe('people.unknown')
  expect(ledger.kinds()).toHaveLength(before)
})

describe('whatever is tried, and whenever', () => {
  const tries = fc.array(fc.record({ good: fc.boolean(), after: fc.integer({ min: 0, max: 4 * minute }) }), {
    maxLength: 30,
  })

  test('no PIN is compared while the account is locked, and no five wrong ones in a row go by without a lock', () => {
    fc.assert(
      fc.property(tries, (sequence) => {
        using fresh = openStaffedLedger()
        let lockedUntil = 0
        let inARow = 0
        for (const { good, after } of sequence) {
          fresh.now += after
          const { outcome } = fresh.run('people.sign-in', { user, presented: good ? right : wrong })
          if (fresh.now < lockedUntil) {
            expect(outcome).toMatchObject({ ok: false, refusal: { code: 'people.locked' } })
            continue
          }
          expect(outcome.ok).toBe(good)
          inARow = good ? 0 : inARow + 1
          if (inARow >= 5) lockedUntil = fresh.now + 5 * minute
          expect(userById(fresh.db, user)?.locked_until ?? 0).toBe(inARow >= 5 ? lockedUntil : 0)
        }
      }),
      { numRuns: 8 },
    )
  })
})
