/** A card is on air only with a passing verdict of the pack in force, or with a second person's word. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mayAir } from '#electron/cards/decide.ts'
import { cardById, cards, onAir } from '#electron/cards/read.ts'
import { type CardFields, Decision } from '#shared/model/cards.ts'
import { CardId, Sha256 } from '#shared/model/ids.ts'
import { goodsOf } from '#test/harness/goods.ts'
import {
  openStaffedLedger,
  refusalCode,
  type StudioLedger,
  shippedPack,
  testRoom,
} from '#test/harness/studio-ledger.ts'

const picture = Sha256.parse('a'.repeat(64))
const card = CardId.parse('card')

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

function add(fields: CardFields, by = 'operator', id: string = card) {
  return ledger.run('card.add', { card: id, fields }, by)
}
const air = (id: string = card, drawn: Sha256 | null = picture) =>
  ledger.run('card.air', { card: id, picture: drawn }, 'operator')
const approve = (by: string, id: string = card) =>
  ledger.run('card.approve', { card: id, reason: '已核对资质' }, by)
const airNow = () => onAir(ledger.db, testRoom.id)?.card ?? null

function rehearse() {
  ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
  ledger.run('session.rehearse', { checks: [], room: testRoom }, 'operator')
}

describe.each(Decision.options)('a card that the directory answers with %s', (decision) => {
  beforeEach(() => {
    add(goodsOf(decision))
    rehearse()
  })
  const passes = decision === 'allow' || decision === 'warn'

  test(passes ? 'airs' : 'is refused, with the sentence and the citation recorded', () => {
    const answer = air()
    expect(answer.outcome.ok).toBe(passes)
    expect(airNow()).toBe(passes ? card : null)
    const last = ledger.entries().at(-1)
    expect(last?.kind).toBe(passes ? 'card.aired' : 'card.air-refused')
    if (answer.outcome.ok) return
    expect(answer.outcome.refusal.cites).not.toEqual([])
    expect(last?.body).toMatchObject({ said: answer.outcome.refusal.said, pack: shippedPack.name })
  })

  test(decision === 'needs-approval' ? 'airs once a second person approved it' : 'takes no approval', () => {
    expect(refusalCode(approve('supervisor'))).toBe(
      decision === 'needs-approval' ? null : 'card.no-approval-needed',
    )
    expect(air().outcome.ok).toBe(passes || decision === 'needs-approval')
  })
})

describe('approval', () => {
  test('is refused to whoever wrote the card, also to the owner, and to those without the right', () => {
    add(goodsOf('needs-approval'), 'owner')
    expect(refusalCode(approve('owner'))).toBe('second-person-needed')
    expect(refusalCode(approve('operator'))).toBe('role-may-not')
    expect(refusalCode(approve('auditor'))).toBe('role-may-not')
    expect(cardById(ledger.db, card)?.approval).toBeNull()
    expect(refusalCode(approve('supervisor'))).toBeNull()
  })

  test('is for what was seen: a changed card asks again, of somebody other than who changed it', () => {
    add(goodsOf('needs-approval'))
    approve('supervisor')
    const fields = { ...goodsOf('needs-approval'), price: 1 }
    ledger.run('card.change', { card, fields }, 'supervisor')
    expect(cardById(ledger.db, card)?.approval).toBeNull()
    expect(refusalCode(approve('supervisor'))).toBe('second-person-needed')
    expect(refusalCode(approve('owner'))).toBeNull()
  })

  test('given under an older pack holds no more', () => {
    add(goodsOf('needs-approval'))
    approve('supervisor')
    const approved = cardById(ledger.db, card)
    if (approved === undefined) throw new Error('the card is there')
    expect(mayAir(approved, shippedPack.name).ok).toBe(true)
    expect(mayAir(approved, 'another-pack')).toMatchObject({
      ok: false,
      refusal: { code: 'card.stale-verdict' },
    })
    const newer = { ...approved, verdict: { ...approved.verdict, pack: 'newer' } }
    expect(mayAir(newer, 'newer')).toMatchObject({ ok: false, refusal: { code: 'card.needs-approval' } })
  })
})

describe('a card on air', () => {
  beforeEach(() => {
    add(goodsOf('allow'))
    rehearse()
    air()
  })

  test('leaves the air when it is changed, in the same breath', () => {
    const { seqs } = ledger.run(
      'card.change',
      { card, fields: { ...goodsOf('allow'), price: 1 } },
      'operator',
    )
    expect(ledger.kinds().slice(seqs[0])).toEqual(['card.pulled', 'card.changed'])
    expect(airNow()).toBeNull()
  })

  test.each([
    ['it is removed', () => ledger.run('card.remove', { card, reason: '售罄' }, 'operator')],
    ['the session is closed', () => ledger.run('session.close', { why: 'operator' }, 'operator')],
    ['the room goes back to the preflight', () => ledger.run('session.back-to-preflight', {}, 'operator')],
    ['it is pulled', () => ledger.run('card.pull', {}, 'operator')],
  ])('leaves the air when %s', (_when, act) => {
    expect(act().outcome.ok).toBe(true)
    expect(airNow()).toBeNull()
    expect(ledger.kinds()).toContain('card.pulled')
  })

  test('gives way to the next one; there is never more than one', () => {
    add(goodsOf('warn'), 'operator', 'other')
    air('other')
    expect(airNow()).toBe('other')
    expect(ledger.db.all('SELECT * FROM on_air')).toHaveLength(1)
  })

  test('stays on air when another card is changed or removed', () => {
    add(goodsOf('warn'), 'operator', 'other')
    ledger.run('card.change', { card: 'other', fields: goodsOf('allow') }, 'operator')
    ledger.run('card.remove', { card: 'other', reason: '不卖了' }, 'operator')
    expect(airNow()).toBe(card)
  })
})

test('no card airs before the room is out, without its picture, or when it is not there', () => {
  add(goodsOf('allow'))
  expect(refusalCode(air())).toBe('card.room-not-out')
  rehearse()
  expect(refusalCode(air(card, null))).toBe('card.not-drawn')
  expect(refusalCode(air('nothing'))).toBe('card.unknown')
  expect(airNow()).toBeNull()
})

test('an auditor reads and changes nothing', () => {
  add(goodsOf('allow'))
  rehearse()
  const refusals = [
    add(goodsOf('allow'), 'auditor', 'other'),
    ledger.run('card.change', { card, fields: goodsOf('warn') }, 'auditor'),
    ledger.run('card.remove', { card, reason: 'x' }, 'auditor'),
    ledger.run('card.air', { card, picture }, 'auditor'),
    ledger.run('card.pull', {}, 'auditor'),
  ]
  expect(refusals.map(refusalCode)).toEqual(refusals.map(() => 'role-may-not'))
})

test('an import adds its cards, each with a verdict, and says how many rows were bad', () => {
  const wanted = Decision.options.map((decision) => ({ card: decision, fields: goodsOf(decision) }))
  const answer = ledger.run(
    'card.import',
    { file: 'goods.csv', sha256: picture, bad: 2, cards: wanted },
    'operator',
  )
  expect(answer.outcome).toEqual({ ok: true, value: 4 })
  expect(cards(ledger.db).map(({ id, verdict }) => [id, verdict.decision])).toEqual(
    Decision.options.map((decision) => [decision, decision]),
  )
  expect(ledger.entries().at(-1)).toMatchObject({ kind: 'card.imported', body: { added: 4, bad: 2 } })
})

test('whatever is done with cards, on air is only one that passes as it stands', () => {
  const ids = ['a', 'b', 'c']
  const some = fc.constantFrom(...ids)
  const goods = fc.constantFrom(...Decision.options)
  const person = fc.constantFrom('owner', 'supervisor', 'operator', 'auditor')
  const act = fc.oneof(
    fc.tuple(fc.constant('add' as const), some, goods, person),
    fc.tuple(fc.constant('change' as const), some, goods, person),
    fc.tuple(fc.constant('approve' as const), some, goods, person),
    fc.tuple(fc.constant('air' as const), some, goods, person),
    fc.tuple(fc.constant('remove' as const), some, goods, person),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      ledger[Symbol.dispose]()
      ledger = openStaffedLedger()
      rehearse()
      for (const [what, id, verdict, by] of acts) {
        const one = CardId.parse(id)
        if (what === 'add' && cardById(ledger.db, one) === undefined) add(goodsOf(verdict), by, id)
        if (what === 'change') ledger.run('card.change', { card: one, fields: goodsOf(verdict) }, by)
        if (what === 'approve') approve(by, id)
        if (what === 'air') ledger.run('card.air', { card: one, picture }, by)
        if (what === 'remove') ledger.run('card.remove', { card: one, reason: 'x' }, by)
        const aired = airNow()
        const shown = aired === null ? undefined : cardById(ledger.db, aired)
        if (aired !== null) expect(shown && mayAir(shown, shippedPack.name).ok).toBe(true)
        for (const { approval, addedBy } of cards(ledger.db))
          expect(approval?.by ?? null).not.toBe(addedBy ?? '')
      }
    }),
    { numRuns: 10 },
  )
})
