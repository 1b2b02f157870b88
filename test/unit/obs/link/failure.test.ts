import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causeOf, type Evidence, linkWords } from '#electron/obs/link/failure.ts'
import type { LinkFailure } from '#shared/model/obs.ts'

const nothing: Evidence = {
  opened: false,
  hello: null,
  obsVersion: null,
  timedOut: false,
  code: -1,
  message: '',
  provenBefore: false,
}
const greeted: Partial<Evidence> = { opened: true, hello: '5.1.0' }

const table: readonly (readonly [string, Partial<Evidence>, LinkFailure])[] = [
  ['nothing listens', { message: 'connect ECONNREFUSED 127.0.0.1:4455' }, 'closed'],
  ['no such host', { message: 'getaddrinfo ENOTFOUND studio-pc' }, 'closed'],
  ['a name whose addresses all fail', { message: '' }, 'closed'],
  ['a web server', { message: 'Unexpected server response: 200' }, 'wrong-port'],
  ['another WebSocket server', { message: 'Server sent no subprotocol' }, 'wrong-port'],
  ['a server that hangs up', { message: 'socket hang up' }, 'wrong-port'],
  ['our OBS that dies while we connect', { message: 'socket hang up', provenBefore: true }, 'closed'],
  ['a silent port', { timedOut: true }, 'wrong-port'],
  ['a WebSocket server that never greets', { opened: true, timedOut: true }, 'wrong-port'],
  ['our OBS, frozen before it greets', { timedOut: true, provenBefore: true }, 'stale'],
  ['an OBS that freezes after its greeting', { ...greeted, timedOut: true }, 'stale'],
  ['an OBS that goes away after its greeting', { ...greeted, code: 1001 }, 'closed'],
  ['a wrong password', { ...greeted, code: 4009 }, 'wrong-password'],
  ['no common protocol version', { ...greeted, code: 4010 }, 'too-old'],
  ['obs-websocket 5.0', { opened: true, hello: '5.0.1' }, 'too-old'],
  ['OBS 28', { ...greeted, obsVersion: '28.1.2' }, 'too-old'],
  ['a version that is none', { ...greeted, obsVersion: 'nightly' }, 'too-old'],
  ['an established link that breaks', { ...greeted, obsVersion: '29.0.2', code: 1006 }, 'closed'],
  ['an OBS of the future', { opened: true, hello: '6.0.0', obsVersion: '40.1.0', code: 1006 }, 'closed'],
]

test.for(table)('%s', ([, evidence, failure]) => {
  expect(causeOf({ ...nothing, ...evidence })).toBe(failure)
})

test('whatever is seen has a cause, and every cause a sentence in both languages', () => {
  const evidence = fc.record({
    opened: fc.boolean(),
    hello: fc.option(fc.string()),
    obsVersion: fc.option(fc.string()),
    timedOut: fc.boolean(),
    code: fc.integer({ min: -1, max: 4_999 }),
    message: fc.string(),
    provenBefore: fc.boolean(),
  })
  fc.assert(
    fc.property(evidence, (seen) => {
      const { said, remedy } = linkWords[causeOf(seen)]
      return [said.zh, said.en, remedy.zh, remedy.en].every((text) => text.length > 0)
    }),
  )
})
