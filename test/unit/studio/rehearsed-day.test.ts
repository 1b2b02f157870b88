/** A whole session on the rehearsal OBS: who may do what, what others do in OBS, and what the archive then holds. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CardId, UserId } from '#shared/model/ids.ts'
import { goodsOf } from '#test/harness/goods.ts'
import { entriesOf, inForce, makeReady, somebodyAt, soon } from '#test/harness/room-out.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'
import { startTestWeb } from '#test/harness/web.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let studio: TestStudio
let operator: SeatClient
let auditor: SeatClient
let supervisor: SeatClient

beforeAll(async () => {
  studio = await startTestStudio({ kind: 'rehearsal' })
  operator = await studio.signIn('he-yi')
  auditor = await studio.signIn('su-qing')
  supervisor = await studio.signIn('zhou-ning')
})
afterAll(async () => {
  await studio[Symbol.asyncDispose]()
})

const refused = (code: string) => ({
  code: 'REFUSED',
  data: { code, said: { zh: expect.any(String), en: expect.any(String) } },
})

test('rights hold in the studio’s process, whatever the console shows', async () => {
  const newcomer = { name: '新人', role: 'operator' as const, pin: '135790' }
  await expect(operator.people.addUser(newcomer)).rejects.toMatchObject(refused('role-may-not'))
  await expect(auditor.session.beginPreflight({ supervisor: null })).rejects.toMatchObject(
    refused('role-may-not'),
  )
  await expect(auditor.cards.add(goodsOf('allow'))).rejects.toMatchObject(refused('role-may-not'))
  await expect(supervisor.ledger.erase({ seqs: [1], reason: '试' })).rejects.toMatchObject(
    refused('role-may-not'),
  )
  expect((await auditor.ledger.vkey()).vkey).toBe(studio.studio.parts.vkey)
  expect((await auditor.ledger.verify()).findings).toEqual([])
})

test('it does not go live before every source is declared, and the refusal names what is missing', async () => {
  await studio.when('OBS', ({ link, canvas }) => link.phase === 'connected' && canvas !== null)
  await operator.session.beginPreflight({ supervisor: UserId.parse('zhou-ning') })
  await expect(operator.session.goLive()).rejects.toMatchObject({
    data: { code: 'session.not-ready', said: { zh: expect.stringContaining('“数字人画面”') } },
  })
  expect(entriesOf(studio, 'session.go-refused')).toHaveLength(1)
  await operator.session.endPreflight()
})

test('a rehearsal is recorded; its recording is kept when the session ends, since its time begins then', async () => {
  await makeReady(studio, operator)
  await operator.session.rehearse()
  await studio.when('the guards', inForce)
  await expect.poll(() => entriesOf(studio, 'recording.started').length, soon).toBe(1)
  await operator.session.backToPreflight()
  await expect.poll(() => entriesOf(studio, 'recording.stopped').length, soon).toBe(1)
  await studio.studio.refresh()
  expect(entriesOf(studio, 'recording.kept')).toEqual([])
})

test('ready, it goes live: the output and the recording start because the studio asked', async () => {
  await operator.session.goLive()
  await studio.when('its outputs', (view) => inForce(view) && view.stream?.active === true)
  await expect
    .poll(() => entriesOf(studio, 'output.seen').map(({ body }) => body), soon)
    .toEqual(
      expect.arrayContaining([
        { output: 'stream', active: true, asked: true },
        { output: 'record', active: true, asked: true },
      ]),
    )
})

test('a card airs when the operator asks, never when the auditor does', async () => {
  await expect(auditor.cards.air({ card: CardId.parse('cup') })).rejects.toMatchObject(
    refused('role-may-not'),
  )
  await operator.cards.air({ card: CardId.parse('cup') })
  await studio.when('the card', ({ onAir }) => onAir?.card === 'cup' && onAir.state === 'confirmed')
})

test('a card that needs a second person airs after the supervisor’s word, not after that of who wrote it', async () => {
  const { card } = await supervisor.cards.add(goodsOf('needs-approval'))
  await expect(operator.cards.air({ card })).rejects.toMatchObject(refused('card.needs-approval'))
  await expect(supervisor.cards.approve({ card, reason: '自己加的' })).rejects.toMatchObject(
    refused('second-person-needed'),
  )
  await expect(operator.cards.approve({ card, reason: '我看行' })).rejects.toMatchObject(
    refused('role-may-not'),
  )
})

test('a recording that somebody stops in OBS is noticed, begun again, and both are kept as recordings', async () => {
  await using somebody = await somebodyAt(studio)
  await somebody.obs.call('StopRecord')
  await expect.poll(() => entriesOf(studio, 'recording.started').length, soon).toBe(3)
  expect(entriesOf(studio, 'recording.stopped')).toHaveLength(2)
  const seen = entriesOf(studio, 'output.seen').map(({ body }) => body)
  expect(seen).toContainEqual({ output: 'record', active: false, asked: false })
})

test('an output that somebody starts in OBS behind the studio’s back is recorded as not asked for', async () => {
  await using somebody = await somebodyAt(studio)
  await somebody.obs.call('StartVirtualCam')
  await expect
    .poll(() => entriesOf(studio, 'output.seen').map(({ body }) => body), soon)
    .toContainEqual({ output: 'virtual-camera', active: true, asked: false })
})

test('closing takes the card off, ends the outputs, and archives every recording with its hash', async () => {
  await operator.session.close()
  await studio.when('the archive', ({ session }) => session?.phase === 'archived')
  expect(studio.studio.view.value).toMatchObject({
    onAir: null,
    record: { active: false },
    stream: { active: false },
  })
  const [session] = await auditor.archive.sessions()
  expect(session?.recordings).toHaveLength(3)
  for (const recording of session?.recordings ?? []) {
    expect(recording).toMatchObject({ state: 'kept', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(recording.keptUntil).toBeGreaterThan((session?.endedAt ?? 0) + 3 * 365 * 86_400_000)
  }
  expect(new Set(session?.recordings.map(({ file }) => file)).size).toBe(3)
})

test('a recording plays with seeking, for those who are signed in', async () => {
  await using web = await startTestWeb(studio)
  const [session] = await auditor.archive.sessions()
  const recording = session?.recordings[0]
  if (recording?.plays == null) throw new Error('the recording plays')
  const { plays, bytes } = recording
  const headers = { authorization: `Bearer ${web.web.mediaToken}` }
  const whole = await web.ask(plays, { headers })
  expect(whole).toMatchObject({
    status: 200,
    headers: { 'accept-ranges': 'bytes', 'content-length': `${bytes}` },
  })
  expect(whole.body).toHaveLength(bytes)
  const ranges: readonly (readonly [string, number, number, number])[] = [
    ['bytes=0-9', 206, 0, 10],
    ['bytes=10-', 206, 10, bytes],
    ['bytes=-7', 206, bytes - 7, bytes],
    [`bytes=0-${bytes * 2}`, 206, 0, bytes],
    ['bytes=0-1,5-6', 200, 0, bytes],
    ['pages=1-2', 200, 0, bytes],
  ]
  for (const [range, status, from, to] of ranges) {
    const answer = await web.ask(plays, { headers: { ...headers, range } })
    expect(answer.status).toBe(status)
    expect(answer.body.equals(whole.body.subarray(from, to))).toBe(true)
    if (status === 206) expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/${bytes}`)
  }
  const beyond = await web.ask(plays, { headers: { ...headers, range: `bytes=${bytes}-` } })
  expect(beyond).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${bytes}` } })
  const head = await web.ask(plays, { method: 'HEAD', headers: { ...headers, range: 'bytes=0-9' } })
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': `${bytes}` } })
  for (const foreign of ['nothing', '..%2f..%2fledger.sqlite', '%ff', ''])
    expect((await web.ask(`/media/recordings/${foreign}`, { headers })).status).toBe(404)
  expect((await web.ask('/media/elsewhere', { headers })).status).toBe(404)
  expect((await web.ask(plays)).status).toBe(403)
  expect((await web.ask(plays, { headers: { cookie: await web.enter() } })).status).toBe(403)
})

test('nobody deletes it, and the wish is in the record of the session', async () => {
  const owner = await studio.signIn('lin-xiao')
  const [session] = await owner.archive.sessions()
  const recording = session?.recordings[0]?.id
  if (session === undefined || recording === undefined) throw new Error('the session was recorded')
  await expect(owner.archive.deleteRecording({ recording })).rejects.toMatchObject({
    data: { code: 'recording.kept-until', cites: expect.arrayContaining([expect.anything()]) },
  })
  const { entries } = await owner.archive.session({ session: session.id })
  expect(entries.at(-1)).toMatchObject({ kind: 'recording.delete-refused', actorName: '林晓' })
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => a - b))
})

test('nothing failed behind the scenes', () => {
  expect(studio.faults).toEqual([])
})
