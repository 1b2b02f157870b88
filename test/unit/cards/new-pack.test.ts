/** A new rule pack comes into force: verdicts are given anew, and what no longer passes leaves the air. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardById, onAir } from '#electron/cards/read.ts'
import { CardId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { goodsOf } from '#test/harness/goods.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'
import { openStaffedLedger, openStudioLedger, shippedPack, testRoom } from '#test/harness/studio-ledger.ts'

const card = CardId.parse('card')
const picture = 'a'.repeat(64)

/** The shipped rules under another name. */
const renamed: Pack = { ...shippedPack, name: 'next' }
/** Rules that no longer know what is on air. */
const stricter: Pack = {
  ...renamed,
  categories: shippedPack.categories.filter(({ id }) => id !== goodsOf('allow').category),
}

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  using ledger = openStaffedLedger(folder.path)
  ledger.run('card.add', { card, fields: goodsOf('allow') }, 'operator')
  ledger.run('card.add', { card: 'approved', fields: goodsOf('needs-approval') }, 'operator')
  ledger.run('card.approve', { card: 'approved', reason: '已核对' }, 'supervisor')
  ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
  ledger.run('session.rehearse', { checks: [], room: testRoom }, 'operator')
  ledger.run('card.air', { card, picture }, 'operator')
})
afterEach(() => folder[Symbol.dispose]())

test('under the same pack nothing is judged again', () => {
  using ledger = openStudioLedger(folder.path)
  expect(ledger.run('card.judge-again', {})).toMatchObject({ outcome: { ok: true, value: 0 }, seqs: [] })
})

test('a card that still passes stays on air under its new verdict; an approval is asked for again', () => {
  using ledger = openStudioLedger(folder.path, renamed)
  expect(ledger.run('card.judge-again', {}).outcome).toEqual({ ok: true, value: 2 })
  expect(onAir(ledger.db, testRoom.id)?.card).toBe(card)
  expect(cardById(ledger.db, card)?.verdict.pack).toBe('next')
  expect(cardById(ledger.db, CardId.parse('approved'))?.approval).toBeNull()
})

test('a card that no longer passes leaves the air, and that is why', () => {
  using ledger = openStudioLedger(folder.path, stricter)
  ledger.run('card.judge-again', {})
  expect(onAir(ledger.db, testRoom.id)).toBeUndefined()
  expect(ledger.entries().find(({ kind }) => kind === 'card.pulled')).toMatchObject({
    session: 's',
    body: { card, why: 'verdict-changed' },
  })
  expect(ledger.run('card.air', { card, picture }, 'operator').outcome.ok).toBe(false)
})

test('before it is judged again, a card of the old pack does not air', () => {
  using ledger = openStudioLedger(folder.path, renamed)
  expect(ledger.run('card.air', { card, picture }, 'operator').outcome).toMatchObject({
    ok: false,
    refusal: { code: 'card.stale-verdict' },
  })
})
