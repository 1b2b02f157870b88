/** The contract over a real WebSocket: seats, declared errors, streams. */
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { UserId } from '#shared/model/ids.ts'
import { demoPin } from '#test/harness/studio.ts'
import { type ContractSocket, startTestWeb, type TestWeb } from '#test/harness/web.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let web: TestWeb
let operator: ContractSocket
let operatorCookie: string

beforeAll(async () => {
  web = await startTestWeb()
  operatorCookie = await web.enter()
  operator = await web.contract(operatorCookie)
})
afterAll(async () => {
  operator[Symbol.dispose]()
  await web[Symbol.asyncDispose]()
})

test('nobody is signed in at a new seat: it may see who could be, and nothing else', async () => {
  const { users, firstStart } = await operator.client.people.list()
  expect(users.map(({ role }) => role)).toEqual(['owner', 'supervisor', 'operator', 'auditor'])
  expect(JSON.stringify(users)).not.toMatch(/pin|salt|verifier/i)
  expect(firstStart).toBe(false)
  const calls = [
    () => operator.client.session.beginPreflight({ supervisor: null }),
    () => operator.client.cards.pull(),
    () => operator.client.archive.sessions(),
    () => operator.client.ledger.vkey(),
    () => operator.client.room.watch(),
    () => operator.client.ledger.tail({ after: null }),
  ]
  for (const call of calls) {
    const refused = { code: 'SIGNED_OUT', defined: true, data: { code: 'people.signed-out' } }
    await expect(call()).rejects.toMatchObject(refused)
  }
})

test('a sign-in belongs to its seat: a reload keeps it, another browser does not have it', async () => {
  const user = await operator.client.people.signIn({ user: UserId.parse('he-yi'), pin: demoPin })
  expect(user).toMatchObject({ name: '何奕', role: 'operator' })
  using reloaded = await web.contract(operatorCookie)
  expect(await reloaded.client.people.me()).toMatchObject({ id: 'he-yi' })
  using other = await web.contract(await web.enter())
  expect(await other.client.people.me()).toBeNull()
})

test('a refusal is a declared error with sentence, remedy and citation, typed as such', async () => {
  const { error } = await safe(operator.client.cards.air({ card: 'cigarettes' }))
  if (!isDefinedError(error) || error.code !== 'REFUSED') throw new Error(`got ${String(error)}`)
  expect(error.data).toMatchObject({
    code: 'card.room-not-out',
    said: { zh: expect.stringMatching(/[一-鿿]/), en: expect.any(String) },
    remedy: { zh: expect.any(String), en: expect.any(String) },
  })
})

test('input of the wrong shape is refused before anything is done with it', async () => {
  const before = web.test.studio.view.value.ledger.size
  const bad = operator.client.cards.add({ title: '' } as never)
  await expect(bad).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(web.test.studio.view.value.ledger.size).toBe(before)
})

test('a watch gives the whole first, then what changed', async () => {
  const watching = await operator.client.room.watch()
  const first = await watching.next()
  expect(first.value).toMatchObject({ type: 'snapshot', value: { room: { name: '林晓的好物间' } } })
  await operator.client.session.beginPreflight({ supervisor: null })
  for await (const event of watching) {
    expect(event.type).toBe('change')
    expect(event.value).not.toHaveProperty('room')
    if (event.value.session?.phase === 'preflight') break
  }
})

test('a tail goes on where it was left, after a dropped connection too', async () => {
  const tail = await operator.client.ledger.tail({ after: null, backlog: 2 })
  const first = await tail.next()
  if (first.done) throw new Error('the tail ended')
  expect(first.value.items).toHaveLength(2)
  const after = first.value.next
  operator.socket.terminate()
  operator = await web.contract(operatorCookie)
  await operator.client.session.endPreflight()
  const resumed = await operator.client.ledger.tail({ after, backlog: 0 })
  // The room's own watchers write too: the tail has to leave out nothing, not to be alone.
  const entries: { seq: number; kind: string; actorName: string }[] = []
  while (entries.at(-1)?.kind !== 'session.preflight-ended') {
    const batch = await resumed.next()
    if (batch.done) throw new Error('the tail ended')
    expect(batch.value.leftOut).toBe(0)
    entries.push(...batch.value.items)
  }
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => after + 1 + index))
  expect(entries.at(-1)).toMatchObject({ actorName: '何奕' })
  await resumed.return(undefined)
})

test('signing out at a seat ends it there', async () => {
  await operator.client.people.signOut()
  expect(await operator.client.people.me()).toBeNull()
  await expect(operator.client.cards.pull()).rejects.toMatchObject({ code: 'SIGNED_OUT' })
})
