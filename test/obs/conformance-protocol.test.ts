import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { quickTiming } from '#electron/obs/rehearsal/rules.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { type Json, proof } from '#test/harness/raw-obs-client.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { landscape } from '#test/harness/real-obs-files.ts'

type Hello = { readonly authentication: { readonly salt: string; readonly challenge: string } }
type Case = {
  readonly what: string
  /** What is sent as the first message, in place of the Identify that goes well. */
  readonly first?: (right: string) => unknown
  /** What is sent when identified. */
  readonly next?: unknown
}

const identify = (d: Json) => ({ op: 1, d })
const request = (d: Json) => ({ op: 6, d })
const batch = (d: Json) => ({ op: 8, d })
const asked = { requestType: 'GetStudioModeEnabled' }

/** Left out: what kills OBS itself, an `authentication` that is no string and a batched request that is no object. */
const cases: readonly Case[] = [
  { what: 'text that is not JSON', next: 'hello' },
  { what: 'a binary message', next: Buffer.from('{}') },
  { what: 'an array', next: [] },
  { what: 'no op', next: {} },
  { what: 'no data', next: { op: 6 } },
  { what: 'an op that is a string', next: { op: 'a', d: {} } },
  { what: 'data that is not an object', next: { op: 6, d: 5 } },
  { what: 'an op that nobody knows', next: { op: 42, d: {} } },
  { what: 'an op that only servers send', next: { op: 5, d: {} } },
  { what: 'a second Identify', next: identify({ rpcVersion: 1 }) },
  { what: 'a request before Identify', first: () => request({ ...asked, requestId: '1' }) },
  { what: 'a Reidentify before Identify', first: () => ({ op: 3, d: {} }) },
  { what: 'no proof of the password', first: () => identify({ rpcVersion: 1 }) },
  { what: 'a wrong proof', first: () => identify({ rpcVersion: 1, authentication: 'x' }) },
  { what: 'no RPC version', first: (right) => identify({ authentication: right }) },
  { what: 'an RPC version of text', first: (right) => identify({ rpcVersion: '1', authentication: right }) },
  { what: 'a newer RPC version', first: (right) => identify({ rpcVersion: 2, authentication: right }) },
  { what: 'an older RPC version', first: (right) => identify({ rpcVersion: 0, authentication: right }) },
  {
    what: 'subscriptions of text',
    first: (right) => identify({ rpcVersion: 1, authentication: right, eventSubscriptions: 'a' }),
  },
  {
    what: 'negative subscriptions',
    first: (right) => identify({ rpcVersion: 1, authentication: right, eventSubscriptions: -1 }),
  },
  { what: 'a Reidentify', next: { op: 3, d: { eventSubscriptions: 0 } } },
  { what: 'a Reidentify with subscriptions of text', next: { op: 3, d: { eventSubscriptions: 'x' } } },
  { what: 'a request without anything', next: request({}) },
  { what: 'a request without an id', next: request(asked) },
  { what: 'a request whose id is a number', next: request({ ...asked, requestId: 5 }) },
  { what: 'a request without a type', next: request({ requestId: '5' }) },
  { what: 'a request whose type is a number', next: request({ requestType: 5, requestId: '5' }) },
  { what: 'request data that is a number', next: request({ ...asked, requestId: '5', requestData: 5 }) },
  {
    what: 'request data that is a number where data is needed',
    next: request({ requestType: 'CreateScene', requestId: '5', requestData: 5 }),
  },
  { what: 'a batch without an id', next: batch({ requests: [] }) },
  { what: 'a batch without requests', next: batch({ requestId: '1' }) },
  { what: 'a batch whose requests are a number', next: batch({ requestId: '1', requests: 5 }) },
  { what: 'an execution type of 7', next: batch({ requestId: '1', requests: [], executionType: 7 }) },
  { what: 'an execution type of text', next: batch({ requestId: '1', requests: [], executionType: 'a' }) },
  { what: 'no execution type (-1)', next: batch({ requestId: '1', requests: [asked], executionType: -1 }) },
  { what: 'haltOnFailure of text', next: batch({ requestId: '1', requests: [], haltOnFailure: 'a' }) },
  { what: 'variables of text', next: batch({ requestId: '1', requests: [], variables: 'a' }) },
  {
    what: 'variables in a parallel batch',
    next: batch({ requestId: '1', requests: [asked], executionType: 2, variables: { a: 1 } }),
  },
]

const missing = realObsMissing()

describe.skipIf(missing !== null)('the rehearsal OBS takes messages as a real OBS does', () => {
  let real: RealObs
  let rehearsal: RehearsalObs

  beforeAll(async () => {
    real = await startRealObs()
    rehearsal = await startRehearsalObs({
      password: real.password,
      canvas: landscape,
      collections: [
        { name: 'Untitled', inputs: [], scenes: [{ name: 'Scene', items: [] }], program: 'Scene' },
      ],
      recordDirectory: tmpdir(),
      timing: quickTiming,
    })
  })

  afterAll(async () => {
    await rehearsal[Symbol.asyncDispose]()
    await real[Symbol.asyncDispose]()
  })

  it.each(cases)('$what', async (one) => {
    const expected = await reaction(one, real.url, real.password)
    expect(await reaction(one, rehearsal.url, real.password)).toEqual(expected)
  })
})

/** The first thing that comes back: a message, or the end of the connection with its code and reason. */
async function reaction(one: Case, url: string, password: string): Promise<unknown> {
  const socket = new WebSocket(url, 'obswebsocket.json')
  const closed = once(socket, 'close').then(([code, reason]) => ({
    code,
    reason: String(reason).replace(/(Unable to decode Json).*/s, '$1'),
  }))
  const message = () => once(socket, 'message').then(([text]) => JSON.parse(String(text)) as { d: Hello })
  try {
    const hello = await message()
    const right = proof(password, hello.d.authentication)
    if (one.first !== undefined) {
      put(socket, one.first(right))
    } else {
      put(socket, identify({ rpcVersion: 1, authentication: right, eventSubscriptions: 0 }))
      await message()
      put(socket, one.next)
    }
    return await Promise.race([closed, message()])
  } finally {
    socket.terminate()
  }
}

function put(socket: WebSocket, message: unknown): void {
  socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message))
}
