/** Notices by the clock and by the ledger, on a whole studio: what viewers were told, and when they saw the card. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { noWants } from '#electron/guards/ladder.ts'
import { NoticeDesk } from '#electron/studio/room/notice-desk.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { emptyReport } from '#electron/studio/room/room-protocol.ts'
import type { Body } from '#shared/model/entries.ts'
import { CardId } from '#shared/model/ids.ts'
import { entriesOf, inForce, makeReady, somebodyAt, soon } from '#test/harness/room-out.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

const liquor = CardId.parse('liquor')
let studio: TestStudio
let operator: SeatClient

beforeAll(async () => {
  studio = await startTestStudio({ kind: 'rehearsal' })
  operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  await operator.session.rehearse()
  await studio.when('the guards', inForce)
})
afterAll(async () => {
  expect(studio.faults).toEqual([])
  await studio[Symbol.asyncDispose]()
})

const showings = () => entriesOf(studio, 'notice.shown', 'notice.ended')
const told = () =>
  showings().map(({ kind, body }) => `${kind.slice(7)} ${(body as { notice: string }).notice}`)

test('a selling room warns of deals outside the platform as soon as it is out', async () => {
  await expect.poll(told, soon).toEqual(['shown off-platform'])
  const [shown] = showings()
  expect(shown?.body).toMatchObject({
    text: { zh: studio.studio.pack.notices.offPlatform.text.zh },
    pack: studio.studio.pack.name,
    picture: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const { notice } = await studio.when('the notice', (view) => view.notice?.state === 'confirmed')
  expect(notice).toEqual({
    notice: 'off-platform',
    text: studio.studio.pack.notices.offPlatform.text,
    state: 'confirmed',
  })
})

test('a card that is not for minors is seen only after its notice has stood for the time of the pack', async () => {
  await using somebody = await somebodyAt(studio)
  const lead = studio.studio.pack.notices.minors.leadSeconds * 1000
  const seen = { notice: Number.NaN, card: Number.NaN }
  await operator.cards.air({ card: liquor })
  const { onAir } = await studio.when('its notice', ({ notice }) => notice?.notice === 'minors')
  expect(onAir).toMatchObject({ card: 'liquor', state: 'asked', waits: true })
  while (Number.isNaN(seen.card)) {
    const { currentProgramSceneName: sceneName } = await somebody.obs.call('GetSceneList')
    const { sceneItems } = await somebody.obs.call('GetSceneItemList', { sceneName })
    const shows = (name: string) =>
      sceneItems.some(({ sourceName, sceneItemEnabled }) => sourceName === name && sceneItemEnabled === true)
    const isMinors = studio.studio.view.value.onAir !== null && told().at(-1) === 'shown minors'
    if (Number.isNaN(seen.notice) && shows(ownNames.noticeInput) && isMinors) seen.notice = performance.now()
    if (shows(ownNames.cardInput)) seen.card = performance.now()
  }
  // The look at OBS comes a little after the entry from which the time counts.
  expect(seen.card - seen.notice).toBeGreaterThan(lead - 250)
  const shown = await studio.when('the card', ({ onAir }) => onAir?.state === 'confirmed')
  expect(shown.onAir).toMatchObject({ card: 'liquor', waits: false })
  await expect.poll(told, soon).toEqual(expect.arrayContaining(['shown minors', 'ended minors']))
  const ended = entriesOf(studio, 'notice.ended').map(({ body }) => body as Body<'notice.ended'>)
  const minors = ended.filter(({ notice }) => notice === 'minors')
  expect(minors).toMatchObject([{ card: 'liquor', why: 'over' }])
  for (const { stoodMs } of minors) expect(stoodMs).toBeGreaterThanOrEqual(lead)
})

test('the notice that gave way comes back for its whole time', async () => {
  await expect
    .poll(told, soon)
    .toEqual([
      'shown off-platform',
      'ended off-platform',
      'shown minors',
      'ended minors',
      'shown off-platform',
    ])
})

test('while the ladder warns, viewers are warned; the studio asks anew as soon as that changes', () => {
  const { db, pack } = studio.studio
  let asked = 0
  const desk = new NoticeDesk({ db, pack, now: Date.now, onChange: () => asked++ })
  const link = { phase: 'connected', since: 0, obsVersion: '29.0.2', rpcVersion: '1' } as const
  desk.look({ ...emptyReport, link, ladder: { ...noWants, warning: ['label'] } })
  expect(asked).toBe(1)
  expect(desk.due().show).toEqual({ notice: 'warning', card: null })
  desk.look({ ...emptyReport, link })
  expect(asked).toBe(2)
  expect(desk.due().show?.notice).not.toBe('warning')
  desk.close()
})

test('what was shown in the rehearsal does not count when viewers come: the card waits for its notice again', async () => {
  const before = showings().length
  await operator.session.goLive()
  await expect.poll(() => told().slice(before), soon).toContain('shown minors')
  expect(studio.studio.view.value.onAir).toMatchObject({ card: 'liquor', state: 'asked' })
  await studio.when('the card', ({ onAir }) => onAir?.state === 'confirmed')
})

test('closing takes every notice off, and the log says how long each stood', async () => {
  await operator.session.close()
  await studio.when('the archive', ({ session }) => session?.phase === 'archived')
  expect(studio.studio.view.value.notice).toBeNull()
  const all = told()
  expect(all.filter((line) => line.startsWith('shown'))).toHaveLength(
    all.filter((line) => line.startsWith('ended')).length,
  )
})
