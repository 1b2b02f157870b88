import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { systemClock } from '#electron/obs/clock.ts'
import { ObsConnection } from '#electron/obs/link/connection.ts'
import type { LinkFailure, LinkState } from '#shared/model/obs.ts'
import { greeter, type Stranger, silentPort, webServer } from './stranger.ts'

/** The state after the first attempt. */
function firstOutcome(url: string): Promise<LinkState> {
  const connection = new ObsConnection({
    address: { url, password: 'p' },
    clock: systemClock,
    deadlineMs: 250,
  })
  return new Promise((resolve) => {
    connection.onState((state) => {
      if (state.phase === 'closed') return
      resolve(state)
      connection.close()
    })
  })
}

const strangers: readonly (readonly [string, () => Promise<Stranger>, LinkFailure])[] = [
  ['a web server', webServer, 'wrong-port'],
  ['a port that takes connections and says nothing', silentPort, 'wrong-port'],
  ['a WebSocket server that never greets', () => greeter({ obsWebSocketVersion: null }), 'wrong-port'],
  ['obs-websocket 5.0', () => greeter({ obsWebSocketVersion: '5.0.1', obsVersion: '28.0.3' }), 'too-old'],
  ['an OBS before 29', () => greeter({ obsWebSocketVersion: '5.1.0', obsVersion: '28.1.2' }), 'too-old'],
  [
    'an OBS with another password',
    () => greeter({ obsWebSocketVersion: '5.5.6', refuseWith: 4009 }),
    'wrong-password',
  ],
  ['an OBS that greets and then hangs', () => greeter({ obsWebSocketVersion: '5.5.6' }), 'stale'],
]

test.for(strangers)('%s', async ([, start, failure]) => {
  await using stranger = await start()
  expect(await firstOutcome(stranger.url)).toMatchObject({ phase: 'connecting', failure, attempts: 1 })
})

test('a port where nothing listens', async () => {
  const url = await new Promise<string>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      server.close(() => resolve(`ws://127.0.0.1:${port}`))
    })
  })
  expect(await firstOutcome(url)).toMatchObject({ failure: 'closed' })
})

test('a listener that throws is not swallowed', async () => {
  await using stranger = await greeter({ obsWebSocketVersion: '5.5.6', obsVersion: '31.0.0' })
  const connection = new ObsConnection({
    address: { url: stranger.url, password: null },
    clock: systemClock,
  })
  const thrown = new Promise<unknown>((resolve) => process.once('uncaughtException', resolve))
  const stop = connection.onState(() => {
    throw new Error('a bug in a listener')
  })
  expect(await thrown).toMatchObject({ message: 'a bug in a listener' })
  expect(connection.state).toMatchObject({ phase: 'connected', obsVersion: '31.0.0' })
  stop()
  connection.close()
})
