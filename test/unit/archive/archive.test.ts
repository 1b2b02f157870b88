/** Nothing is deleted before its time: not a recording, and not what the ledger says. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isErasable } from '#electron/archive/erase.ts'
import { recordingById } from '#electron/archive/read.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { latestSession } from '#electron/rooms/read.ts'
import { erasableOf } from '#electron/studio/erasable.ts'
import { RecordingId, SessionId, Sha256 } from '#shared/model/ids.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { goodsOf } from '#test/harness/goods.ts'
import { filesContain } from '#test/harness/ledger-folder.ts'
import {
  noon,
  openStaffedLedger,
  refusalCode,
  type StudioLedger,
  shippedPack,
  testRoom,
} from '#test/harness/studio-ledger.ts'

const recording = RecordingId.parse('take')
const sha256 = Sha256.parse('b'.repeat(64))
const until = keptUntil(noon, true, shippedPack)
const day = 86_400_000

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

/** A session that aired a card and was recorded, closed at `noon` and archived. */
function wholeSession(): readonly number[] {
  const first = ledger.entries().length
  ledger.run('session.begin-preflight', { session: `s${first}`, supervisor: 'supervisor' }, 'operator')
  ledger.run('session.go-live', { checks: [], room: testRoom }, 'operator')
  const session = latestSession(ledger.db, testRoom.id)?.id
  ledger.run('studio.record', { seen: [{ kind: 'recording.started', body: { recording, session } }] })
  ledger.run('card.add', { card: 'card', fields: goodsOf('allow') }, 'operator')
  ledger.run('card.air', { card: 'card', picture: sha256 }, 'operator')
  const note = { guard: 'label', facts: [], seenAt: noon, attempts: 1, why: '遥控器不灵' }
  ledger.run('studio.record', { seen: [{ kind: 'guard.not-restored', body: note }] })
  ledger.run('session.close', { why: 'operator' }, 'operator')
  const kept = { recording, file: '/r/take.mkv', sha256, bytes: 9, seconds: 1, keptUntil: until }
  ledger.run('studio.record', {
    seen: [
      { kind: 'recording.stopped', body: { recording, file: '/r/take.mkv' } },
      { kind: 'recording.kept', body: kept },
    ],
  })
  ledger.run('session.archive', {})
  return ledger
    .entries()
    .slice(first)
    .map(({ seq }) => seq)
}

const seqsOf = (...kinds: readonly string[]) =>
  ledger
    .entries()
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ seq }) => seq)

describe('a recording', () => {
  const remove = (by = 'owner') => ledger.run('recording.delete', { recording }, by)

  test.each([0, until - noon - 1])(
    'cannot be deleted %i ms after its session ended, and the wish is recorded',
    (after) => {
      wholeSession()
      ledger.now = noon + after
      const answer = remove()
      expect(refusalCode(answer)).toBe('recording.kept-until')
      expect(answer.outcome).toMatchObject({
        refusal: { said: { zh: expect.stringContaining('2029-11-25') } },
      })
      expect(ledger.entries().at(-1)).toMatchObject({
        kind: 'recording.delete-refused',
        session: latestSession(ledger.db, testRoom.id)?.id,
        actor: { type: 'user', user: 'owner' },
        body: { recording, keptUntil: until },
      })
      expect(recordingById(ledger.db, recording)?.state).toBe('kept')
    },
  )

  test('is not deleted by a click afterwards either, and never by anybody but an owner', () => {
    wholeSession()
    ledger.now = until
    expect(refusalCode(remove())).toBe('recording.purged-by-itself')
    for (const role of ['supervisor', 'operator', 'auditor'])
      expect(refusalCode(remove(role))).toBe('role-may-not')
  })

  test('that is not kept yet, or not there, says so', () => {
    expect(refusalCode(remove())).toBe('recording.unknown')
    ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
    ledger.run('studio.record', { seen: [{ kind: 'recording.started', body: { recording, session: 's' } }] })
    expect(refusalCode(remove())).toBe('recording.not-kept-yet')
  })
})

describe('erasing from the ledger', () => {
  const erase = (seqs: readonly number[], by = 'owner') =>
    ledger.run('ledger.erase', { seqs: [...seqs], reason: '保存期已满' }, by)
  const readable = ['card.air-refused', 'guard.not-restored', 'session.go-refused']

  test('is for an owner, and takes nothing before its time is over', () => {
    wholeSession()
    const notes = seqsOf('guard.not-restored')
    ledger.now = until - 1
    for (const role of ['supervisor', 'operator', 'auditor'])
      expect(refusalCode(erase(notes, role))).toBe('role-may-not')
    expect(refusalCode(erase(notes))).toBe('erase.kept-until')
    ledger.now = until
    expect(refusalCode(erase(notes))).toBeNull()
    expect(ledger.entries().at(-1)).toMatchObject({ kind: 'ledger.erased', body: { seqs: notes } })
    expect(refusalCode(erase(notes))).toBe('erase.already')
  })

  test('the words are gone from every file, the log verifies, and the tables follow from what is left', async () => {
    wholeSession()
    ledger.now = until
    expect(filesContain(ledger.dataDir, '遥控器不灵')).toBe(true)
    erase(seqsOf(...readable))
    expect(filesContain(ledger.dataDir, '遥控器不灵')).toBe(false)
    expect(ledger.differing()).toEqual([])
    const report = await verifyPath(ledger.dataDir, { key: ledger.vkey, earlier: null })
    expect(report).toMatchObject({ found: 0, erased: 1 })
  })

  test('the course of a session goes whole or not at all', () => {
    const own = wholeSession()
    ledger.now = until
    for (const kind of ['session.closing', 'session.archived', 'card.pulled', 'recording.kept'])
      expect(refusalCode(erase(seqsOf(kind)))).toBe('erase.whole-session')
    expect(latestSession(ledger.db, testRoom.id)?.phase).toBe('archived')
    const course = own.filter((seq) => !seqsOf('card.added', 'guard.not-restored').includes(seq))
    expect(refusalCode(erase(course))).toBeNull()
    expect(latestSession(ledger.db, testRoom.id)).toBeUndefined()
    expect(refusalCode(erase(seqsOf('guard.not-restored')))).toBeNull()
    expect(ledger.differing()).toEqual([])
  })

  test('everything that is offered of a session goes at once, and what has to stay is not offered', () => {
    const own = wholeSession()
    const session = latestSession(ledger.db, testRoom.id)?.id
    if (session === undefined) throw new Error('there is a session')
    expect(erasableOf(ledger.db, SessionId.parse('nobody'), shippedPack)).toBeNull()
    const offered = erasableOf(ledger.db, session, shippedPack)
    expect(offered).toMatchObject({ keptUntil: until, more: 0 })
    const seqs = offered?.seqs ?? []
    expect(seqs).toEqual(own.filter((seq) => !seqsOf('card.added').includes(seq)))
    ledger.now = until - 1
    expect(refusalCode(erase(seqs))).toBe('erase.kept-until')
    ledger.now = until
    expect(refusalCode(erase(seqs))).toBeNull()
    expect(erasableOf(ledger.db, session, shippedPack)).toBeNull()
    expect(ledger.differing()).toEqual([])
  })

  test('of a session that goes on nothing is over', () => {
    ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
    expect(erasableOf(ledger.db, SessionId.parse('s'), shippedPack)).toMatchObject({ keptUntil: null })
  })

  test('that comments were deleted in time is never erased: it would look like a loss', () => {
    expect(isErasable('comment.purged')).toBe(false)
    expect(isErasable('ledger.erased')).toBe(false)
  })

  test('what the present rests on stays, however old', () => {
    wholeSession()
    ledger.now = until + 40 * 365 * day
    for (const kind of ['people.user-added', 'room.opened', 'card.added'])
      expect(refusalCode(erase(seqsOf(kind)))).toBe('erase.in-force')
    expect(refusalCode(erase([0]))).toBe('erase.own-record')
  })

  test('one entry that may not go, or is not there, keeps all the others', () => {
    wholeSession()
    ledger.now = until
    const notes = seqsOf('guard.not-restored')
    expect(refusalCode(erase([...notes, 0]))).toBe('erase.own-record')
    expect(refusalCode(erase([...notes, 9_999]))).toBe('erase.unknown')
    expect(refusalCode(erase([...notes, ...notes]))).toBeNull()
  })

  test('the time of an entry outside a session is counted from itself, within one from the session’s end', () => {
    ledger.run('people.sign-in', { user: 'auditor', presented: 'wrong' })
    ledger.now = noon + 10 * day
    ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
    ledger.run('people.sign-in', { user: 'operator', presented: 'wrong' })
    const [outside = 0, within = 0] = seqsOf('people.sign-in-refused')
    ledger.now = until
    expect(refusalCode(erase([outside]))).toBeNull()
    expect(refusalCode(erase([within]))).toBe('erase.session-goes-on')
    ledger.run('session.end-preflight', {}, 'operator')
    expect(refusalCode(erase([within]))).toBe('erase.kept-until')
    ledger.now = keptUntil(until, true, shippedPack)
    expect(refusalCode(erase([within]))).toBeNull()
  })
})
