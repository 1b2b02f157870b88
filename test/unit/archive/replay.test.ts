/** The tables are the log, replayed: whatever commands were run, and after an erasure too. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCourse } from '#electron/archive/erase.ts'
import type { StudioCommands } from '#electron/studio/schema.ts'
import { Decision } from '#shared/model/cards.ts'
import { Role } from '#shared/model/people.ts'
import { Check, SourceNature } from '#shared/model/rooms.ts'
import { goodsOf } from '#test/harness/goods.ts'
import {
  openStaffedLedger,
  pinOf,
  refusalCode,
  type StudioLedger,
  testRoom,
} from '#test/harness/studio-ledger.ts'

const fiveYears = 5 * 366 * 86_400_000
const sha256 = 'c'.repeat(64)
const person = fc.constantFrom<string | undefined>(
  'owner',
  'supervisor',
  'operator',
  'auditor',
  'nobody',
  undefined,
)
const card = fc.constantFrom('a', 'b', 'c')
const goods = fc.constantFrom(...Decision.options).map(goodsOf)
const user = fc.constantFrom('owner', 'supervisor', 'operator', 'auditor')
const check = fc.constantFrom(...Check.shape.outcome.options).map((outcome) => ({
  id: 'filing' as const,
  outcome,
  said: { zh: '备案。', en: 'Filing.' },
  remedy: null,
}))

type Act = { readonly name: keyof StudioCommands; readonly input: object; readonly by: string | undefined }

const act = (name: keyof StudioCommands, input: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ name: fc.constant(name), input: fc.record(input), by: person })
const seen = (kind: string, body: Record<string, fc.Arbitrary<unknown>>) =>
  act('studio.record', { seen: fc.tuple(fc.record({ kind: fc.constant(kind), body: fc.record(body) })) })

const recording = fc.constantFrom('r1', 'r2')
const acts: fc.Arbitrary<Act> = fc.oneof(
  act('people.add-user', {
    user: fc.uuid(),
    name: fc.string({ minLength: 1, maxLength: 20 }),
    role: fc.constantFrom(...Role.options),
    pin: fc.constant(pinOf('x')),
  }),
  act('people.change-user', {
    user,
    name: fc.constantFrom('甲', '乙'),
    role: fc.constantFrom(...Role.options),
    active: fc.boolean(),
  }),
  act('people.set-pin', { user, pin: fc.constant(pinOf('y')) }),
  act('people.sign-in', { user, presented: fc.constantFrom(pinOf('right').verifier, 'wrong') }),
  act('room.change', {
    name: fc.string({ minLength: 1, maxLength: 20 }),
    platform: fc.constant('演示平台'),
    filing: fc.constant(''),
    way: fc.constantFrom('obs-stream', 'virtual-camera'),
    sells: fc.boolean(),
    timeZone: fc.constant('Asia/Shanghai'),
  }),
  act('source.declare', {
    source: fc.constantFrom('甲', '乙'),
    nature: fc.constantFrom(...SourceNature.options),
    capture: fc.constant(''),
  }),
  act('place.declare', {
    position: fc.constant(null),
    address: fc.string({ maxLength: 20 }),
    notProtected: fc.boolean(),
  }),
  act('session.begin-preflight', { session: fc.uuid(), supervisor: fc.constantFrom(null, 'supervisor') }),
  act('session.rehearse', { checks: fc.array(check, { maxLength: 2 }), room: fc.constant(testRoom) }),
  act('session.go-live', { checks: fc.array(check, { maxLength: 2 }), room: fc.constant(testRoom) }),
  act('session.back-to-preflight'),
  act('session.end-preflight'),
  act('session.cut-safe'),
  act('session.close', { why: fc.constant('operator') }),
  act('session.archive'),
  act('card.add', { card, fields: goods }),
  act('card.change', { card, fields: goods }),
  act('card.approve', { card, reason: fc.constant('已核对') }),
  act('card.air', { card, picture: fc.constant(sha256) }),
  act('card.pull'),
  act('card.remove', { card, reason: fc.constant('售罄') }),
  seen('output.seen', {
    output: fc.constantFrom('stream', 'record'),
    active: fc.boolean(),
    asked: fc.boolean(),
  }),
  seen('recording.started', { recording, session: fc.constantFrom('s1', 's2') }),
  seen('recording.stopped', { recording, file: fc.constant('/r/a.mkv') }),
  seen('recording.missing', { recording, file: fc.constant('/r/a.mkv'), why: fc.constant('gone') }),
)

/** Commands of the studio itself are bugs for a person; they are run as what they are. */
const studioOnly = new Set<string>(['people.sign-in', 'session.archive', 'studio.record'])

function runAll(ledger: StudioLedger, all: readonly Act[]): void {
  for (const { name, input, by } of all) {
    ledger.now += 1_000
    ledger.run(name, input as never, studioOnly.has(name) ? undefined : by)
  }
}

test('after any commands the tables are what a replay of the log gives', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 10, maxLength: 60 }), (all) => {
      using ledger = openStaffedLedger()
      runAll(ledger, all)
      expect(ledger.differing()).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('and so they are after everything was erased that may be', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 10, maxLength: 60 }), (all) => {
      using ledger = openStaffedLedger()
      runAll(ledger, all)
      for (const end of ['session.close', 'session.archive', 'session.end-preflight'] as const)
        ledger.run(end, { why: 'operator' } as never)
      ledger.now += fiveYears
      const erase = (seqs: readonly number[]) =>
        refusalCode(ledger.run('ledger.erase', { seqs: [...seqs], reason: '保存期已满' }))
      const entries = ledger.entries()
      const sessions = new Set(entries.map(({ session }) => session))
      for (const session of sessions) {
        const course = entries.filter((entry) => entry.session === session && isCourse(entry.kind))
        if (session !== null && course.length > 0) expect(erase(course.map(({ seq }) => seq))).toBeNull()
      }
      const loose = entries.filter(({ seq }) => erase([seq]) === null)
      expect(loose.filter(({ kind }) => kind.startsWith('people.user'))).toEqual([])
      expect(ledger.differing()).toEqual([])
    }),
    { numRuns: 6 },
  )
})
