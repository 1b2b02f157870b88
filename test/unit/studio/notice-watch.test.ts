/** When a notice counts as shown, and when its showing has ended. */
import { expect, test } from 'vitest'
import { type NoticeRecord, NoticeWatch } from '#electron/studio/room/notice-watch.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { GuardRow } from '#shared/model/guards.ts'
import type { NoticeIntent } from '#shared/model/intent.ts'
import { idleIntent } from '../sources/small-obs.ts'

const notice: NoticeIntent = {
  input: ownNames.noticeInput,
  picture: idleIntent.safeScene.picture,
  at: { x: 0, y: 0, width: 1, height: 1 },
  notice: 'off-platform',
  card: null,
  text: { zh: '请勿在平台外交易。', en: 'Do not deal outside the platform.' },
  pack: 'test',
}
const live = { ...idleIntent, phase: 'live', notice } as const

function row(state: GuardRow['state']): GuardRow {
  const nothingYet = { repaired: 0, lastRepairMs: null, lastAt: null, seen: [], last: null }
  const onTheGround = { rungs: [], rung: null, next: null, cites: [] }
  return { guard: 'notices', state, ...nothingYet, ...onTheGround }
}

function watched() {
  const records: NoticeRecord[] = []
  const watch = new NoticeWatch((record) => records.push(record))
  const look = (state: GuardRow['state'], now: number, intent = live) => {
    const programme = { known: true, value: '直播间', at: now } as const
    watch.look(intent, { rows: [row(state)], confirmed: intent.revision, programme }, now)
  }
  return { look, records, kinds: () => records.map(({ kind }) => kind) }
}

test('a gap of a few frames, which a guard mends, ends no showing', () => {
  const { look, kinds } = watched()
  look('in-force', 1_000)
  look('violated', 1_100)
  look('violated', 1_200)
  look('in-force', 1_210)
  expect(kinds()).toEqual(['notice.shown'])
})

test('a longer one does, at the last proof that it stood, and what comes after is a showing of its own', () => {
  const { look, records, kinds } = watched()
  look('in-force', 1_000)
  look('in-force', 3_000)
  look('unproved', 3_201)
  look('in-force', 5_000)
  expect(kinds()).toEqual(['notice.shown', 'notice.ended', 'notice.shown'])
  expect(records[1]?.body).toMatchObject({
    why: 'interrupted',
    shownAt: 1_000,
    endedAt: 3_000,
    stoodMs: 2_000,
  })
})
