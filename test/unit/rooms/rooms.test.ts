/** The room and its session: going out only with nothing missing, and a label that cannot be declared away on air. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { declaredSources, latestSession } from '#electron/rooms/read.ts'
import { type Check, CheckId, SourceNature } from '#shared/model/rooms.ts'
import {
  openStaffedLedger,
  openStudioLedger,
  refusalCode,
  type StudioLedger,
  testRoom,
} from '#test/harness/studio-ledger.ts'

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

const session = () => latestSession(ledger.db, testRoom.id)
const begin = (supervisor: string | null = 'supervisor') =>
  ledger.run('session.begin-preflight', { session: `s${ledger.entries().length}`, supervisor }, 'operator')
const goOut = (to: 'live' | 'rehearsing', checks: readonly Check[]) =>
  ledger.run(
    to === 'live' ? 'session.go-live' : 'session.rehearse',
    { checks: [...checks], room: testRoom },
    'operator',
  )

const check = (id: CheckId, outcome: Check['outcome']): Check => ({
  id,
  outcome,
  said: { zh: `${id}：中文。`, en: `${id}: English.` },
  remedy: { zh: `处理${id}。`, en: `Mend ${id}.` },
})

describe.each(['live', 'rehearsing'] as const)('going out (%s)', (to) => {
  const outcomes = fc.array(fc.constantFrom('pass' as const, 'warn' as const, 'fail' as const), {
    minLength: CheckId.options.length,
    maxLength: CheckId.options.length,
  })

  test('is refused while any check fails, whichever it is; warnings hold nobody back', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        ledger[Symbol.dispose]()
        ledger = openStaffedLedger()
        begin()
        const checks = CheckId.options.map((id, index) => check(id, given[index] ?? 'pass'))
        const failing = checks.filter(({ outcome }) => outcome === 'fail')
        const answer = goOut(to, checks)
        expect(session()?.phase).toBe(failing.length === 0 ? to : 'preflight')
        if (answer.outcome.ok) return
        for (const { said, remedy } of failing) {
          expect(answer.outcome.refusal.said.zh).toContain(said.zh)
          expect(answer.outcome.refusal.said.en).toContain(said.en)
          expect(answer.outcome.refusal.remedy.zh).toContain(remedy?.zh)
        }
        expect(ledger.entries().at(-1)).toMatchObject({
          kind: 'session.go-refused',
          session: session()?.id,
          body: { to, missing: failing },
        })
      }),
      { numRuns: 10 },
    )
  })

  test('is refused from idle, and that is said, not recorded', () => {
    expect(refusalCode(goOut(to, []))).toBe('session.wrong-phase')
    expect(ledger.kinds()).not.toContain('session.go-refused')
  })
})

test('a session from its first check to its archive, each step in the log and bound to it', () => {
  begin()
  const id = session()?.id
  goOut('rehearsing', [check('filing', 'warn')])
  goOut('live', [])
  expect(session()).toMatchObject({ phase: 'live', supervisor: 'supervisor' })
  ledger.run('session.close', { why: 'operator' }, 'operator')
  expect(session()).toMatchObject({ phase: 'closing', endedAt: ledger.now })
  ledger.run('session.archive', {})
  expect(session()?.phase).toBe('archived')
  const own = ledger.entries().filter((entry) => entry.session === id)
  expect(own.map(({ kind }) => kind)).toEqual([
    'session.preflight-began',
    'session.rehearsal-began',
    'session.went-live',
    'session.closing',
    'session.archived',
  ])
  begin()
  expect(session()?.id).not.toBe(id)
})

test('the supervisor of a session is somebody on duty who may supervise', () => {
  expect(refusalCode(begin('operator'))).toBe('session.no-such-supervisor')
  expect(refusalCode(begin('nobody'))).toBe('session.no-such-supervisor')
  expect(refusalCode(begin('owner'))).toBeNull()
})

describe('a source', () => {
  const declare = (nature: SourceNature, source = '数字人') =>
    ledger.run('source.declare', { source, nature, capture: 'window' }, 'operator')
  const declared = () => declaredSources(ledger.db, testRoom.id).get('数字人')?.nature

  test.each(['rehearsing', 'live'] as const)(
    'declared a virtual image keeps its label while the room is %s; anything else may become one',
    (to) => {
      begin()
      declare('virtual-image')
      goOut(to, [])
      for (const nature of SourceNature.exclude(['virtual-image']).options) {
        const answer = declare(nature)
        expect(refusalCode(answer)).toBe('source.label-while-out')
        expect(answer.outcome).toMatchObject({ refusal: { cites: [{ article: '第三十七条' }] } })
      }
      expect(declared()).toBe('virtual-image')
      expect(declare('virtual-image').outcome.ok).toBe(true)
      expect(declare('virtual-image', '商品台').outcome.ok).toBe(true)
    },
  )

  test('may be declared otherwise before the room is out and after it is closed', () => {
    begin()
    declare('virtual-image')
    expect(declare('real').outcome.ok).toBe(true)
    declare('virtual-image')
    goOut('live', [])
    ledger.run('session.close', { why: 'operator' }, 'operator')
    expect(declare('media').outcome.ok).toBe(true)
  })
})

test('the way out cannot be changed while the room is out; its name can', () => {
  begin()
  goOut('live', [])
  const change = (way: 'obs-stream' | 'virtual-camera') =>
    refusalCode(ledger.run('room.change', { ...testRoom, name: '新名字', way }, 'supervisor'))
  expect(change('virtual-camera')).toBe('room.way-while-out')
  expect(change('obs-stream')).toBeNull()
})

test('the safe scene is for a room that is out, and is off again with the next preflight', () => {
  expect(refusalCode(ledger.run('session.cut-safe', {}, 'operator'))).toBe('session.not-out')
  begin()
  goOut('rehearsing', [])
  ledger.run('session.cut-safe', {}, 'operator')
  expect(session()?.safe).toBe(true)
  ledger.run('session.back-to-preflight', {}, 'operator')
  expect(session()?.safe).toBe(false)
})

test('a studio that finds its room out adopts the session and says from when it was blind', () => {
  expect(refusalCode(ledger.run('session.adopt', { blindFrom: 1 }))).toBe('session.none')
  begin()
  goOut('live', [])
  ledger.run('session.adopt', { blindFrom: ledger.now - 5 })
  expect(ledger.entries().at(-1)).toMatchObject({
    kind: 'session.adopted',
    body: { session: session()?.id, blindFrom: ledger.now - 5, blindTo: ledger.now },
  })
})

test('what only the studio does is nobody’s to ask for', () => {
  begin()
  expect(() => ledger.run('session.adopt', { blindFrom: 1 }, 'owner')).toThrow(/studio itself/)
  expect(() => ledger.run('session.archive', {}, 'owner')).toThrow(/studio itself/)
  expect(() => ledger.run('card.judge-again', {}, 'owner')).toThrow(/studio itself/)
})

test('before there is a room, what needs one says so', () => {
  using bare = openStudioLedger()
  const refusals = [
    bare.run('session.begin-preflight', { session: 's', supervisor: null }),
    bare.run('source.declare', { source: 'x', nature: 'real', capture: '' }),
    bare.run('place.declare', { position: null, address: '演示市', notProtected: true }),
  ]
  expect(refusals.map(refusalCode)).toEqual(['room.none', 'room.none', 'room.none'])
  expect(bare.run('room.open', testRoom).outcome.ok).toBe(true)
  expect(refusalCode(bare.run('room.open', testRoom))).toBe('room.already-open')
})
