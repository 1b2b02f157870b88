import { describe, expect, it } from 'vitest'
import { linesAway } from '#electron/comments/read-lines.ts'
import { MissedWhileAway } from '#electron/studio/comments/missed-while-away.ts'
import type { Coverage } from '#shared/model/comments.ts'
import { testSession } from '#test/harness/comment-room.ts'
import { openStaffedLedger } from '#test/harness/studio-ledger.ts'

const known = { platform: 'demo', source: 'demo' }
const connected = (at: number): Coverage => ({ ...known, at, fact: 'connected' })
const lost = (at: number): Coverage => ({ ...known, at, fact: 'lost', why: 'closed' })
const ended = (at: number): Coverage => ({ ...known, at, fact: 'ended', why: 'closed' })

/** Since when the source is away, after the ledger has taken these facts. */
function awayAfter(...facts: readonly Coverage[]): number | undefined {
  using ledger = openStaffedLedger()
  ledger.run('session.begin-preflight', { session: testSession, supervisor: null })
  ledger.run('studio.record', { seen: facts.map((body) => ({ kind: 'comment.coverage', body })) })
  const since = linesAway(ledger.db, testSession, 99).get('demo')
  expect(ledger.differing()).toEqual([])
  return since
}

describe('since when a source is away', () => {
  it('is when it was lost, when it ended, or where the studio died when anything was last heard', () => {
    expect(awayAfter(connected(1), ended(5))).toBe(5)
    expect(awayAfter(connected(1), lost(3), ended(5))).toBe(3)
    expect(awayAfter(connected(1), lost(3), connected(4))).toBe(99)
    expect(awayAfter(lost(3))).toBeUndefined()
  })
})

describe('what a source may have missed', () => {
  it('is said once, when it is first there again', () => {
    const missed = new MissedWhileAway(new Map([['demo', 5]]))
    expect(missed.after(lost(6), 'twitch')).toBeNull()
    expect(missed.after(connected(8), 'twitch')).toMatchObject({
      fact: 'missed',
      from: 5,
      to: 8,
      certain: false,
    })
    expect(missed.after(connected(9), 'twitch')).toBeNull()
  })

  it('is nothing where the other side kept it, the file lies where it lay, or it was never there before', () => {
    for (const kind of ['douyin', 'file'] as const) {
      expect(new MissedWhileAway(new Map([['demo', 5]])).after(connected(8), kind)).toBeNull()
    }
    expect(new MissedWhileAway().after(connected(8), 'twitch')).toBeNull()
  })
})
