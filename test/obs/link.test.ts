import { expect, test } from 'vitest'
import { systemClock } from '#electron/obs/clock.ts'
import { discoverObs, readTextFile } from '#electron/obs/discovery.ts'
import { ObsConnection } from '#electron/obs/link/connection.ts'
import type { CallFailure } from '#electron/obs/link/outcome.ts'
import { ObsLink } from '#electron/obs/link.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { connected, reached } from './mirror-room.ts'

function connect(obs: RealObs, password: string | null = obs.password, deadlineMs = 2_000): ObsConnection {
  return new ObsConnection({ address: { url: obs.url, password }, clock: systemClock, deadlineMs })
}

/** Stops OBS where it stands; what it was answering at that moment may still come, so it is asked until nothing does. */
async function freeze(obs: RealObs, connection: ObsConnection): Promise<CallFailure> {
  process.kill(obs.pid(), 'SIGSTOP')
  for (;;) {
    const answer = await connection.call('GetStats')
    if (!answer.ok) return answer.failure
  }
}

describeWhere(realObsMissing(), 'a connection to a real OBS', () => {
  test("is found by OBS's own configuration", async () => {
    await using obs = await startRealObs()
    const { home } = obs
    const discovery = await discoverObs({ platform: 'linux', home, env: {} }, readTextFile)
    expect(discovery).toMatchObject({ kind: 'on', address: { url: obs.url, password: obs.password } })
  })

  test('names the versions, and tells a refused request as a value', async () => {
    await using obs = await startRealObs()
    using connection = connect(obs)
    expect(await connection.call('GetStats')).toMatchObject({
      ok: false,
      failure: { kind: 'not-connected', failure: null },
    })
    expect(await connected(connection)).toMatchObject({ obsVersion: '29.0.2', rpcVersion: '1' })
    expect(await connection.call('GetInputSettings', { inputName: 'nobody' })).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 600 },
    })
    const missing = { requestType: 'GetInputSettings', requestData: { inputName: 'nobody' } } as const
    const fine = { requestType: 'GetStudioModeEnabled' } as const
    const refused = { ok: false, failure: { kind: 'refused', code: 600 } }
    const answered = { ok: true, value: { studioModeEnabled: false } }
    expect(await connection.batch([fine, missing, fine])).toMatchObject({
      value: [answered, refused, answered],
    })
    expect(await connection.batch([fine, missing, fine], { executionType: 'Parallel' })).toMatchObject({
      value: [answered, refused, answered],
    })
    expect(await connection.batch([fine, missing, fine], { haltOnFailure: true })).toMatchObject({
      value: [answered, refused, { ok: false, failure: { kind: 'not-run' } }],
    })
    expect(await connection.batch([fine], { nudgeAfterMs: 2 })).toMatchObject({ value: [answered] })
  })

  test('knows a wrong password, and a missing one', async () => {
    await using obs = await startRealObs()
    for (const password of ['not this one', null]) {
      using connection = connect(obs, password)
      const state = await reached(connection, 'a refusal', ({ phase, ...rest }) => {
        return phase === 'connecting' && 'failure' in rest && rest.failure !== null
      })
      expect(state).toMatchObject({ failure: 'wrong-password', attempts: 1 })
    }
  })

  test('a call in flight ends with a killed OBS, and the connection comes back with the next one', async () => {
    await using obs = await startRealObs()
    using connection = connect(obs)
    await connected(connection)
    const sleep = { requestType: 'Sleep', requestData: { sleepMillis: 20_000 } } as const
    const inFlight = connection.batch([sleep], { deadlineMs: 30_000 })
    const lost = reached(connection, 'lost', (state) => state.phase === 'connecting', 1_000)
    await obs.kill('SIGKILL')
    expect(await inFlight).toEqual({ ok: false, failure: { kind: 'link-lost' } })
    expect(await lost).toMatchObject({ failure: 'closed', attempts: 0 })
    await obs.restart()
    await connected(connection)
    expect(await connection.call('GetVersion')).toMatchObject({ ok: true })
  })

  test('an OBS that has stopped answering is stale, not closed, and known again when it goes on', async () => {
    await using obs = await startRealObs()
    using connection = connect(obs, obs.password, 300)
    await connected(connection)
    try {
      expect(await freeze(obs, connection)).toEqual({ kind: 'timed-out', afterMs: 300 })
      expect(connection.state).toMatchObject({ phase: 'connecting', failure: 'stale' })
      const again = await reached(connection, 'a second attempt', (state) => {
        return state.phase === 'connecting' && state.attempts === 1
      })
      expect(again).toMatchObject({ failure: 'stale' })
    } finally {
      process.kill(obs.pid(), 'SIGCONT')
    }
    await connected(connection)
  })

  test('control and polls do not wait for one another', async () => {
    await using obs = await startRealObs()
    using link = new ObsLink({ address: { url: obs.url, password: obs.password }, clock: systemClock })
    await connected(link)
    const order: string[] = []
    const sleep = { requestType: 'Sleep', requestData: { sleepMillis: 500 } } as const
    const slow = link.polls.batch([sleep]).then(() => order.push('polls'))
    const fast = link.control.call('GetVersion').then(() => order.push('control'))
    await Promise.all([slow, fast])
    expect(order).toEqual(['control', 'polls'])
  })

  test('when polls finds OBS frozen, control asks too, and both are back when it goes on', async () => {
    await using obs = await startRealObs()
    const address = { url: obs.url, password: obs.password }
    using link = new ObsLink({ address, clock: systemClock, deadlineMs: 300 })
    await connected(link)
    try {
      await freeze(obs, link.polls)
      expect(link.state).toMatchObject({ phase: 'connecting', failure: 'stale' })
      await reached(link.control, 'stale', ({ phase }) => phase === 'connecting')
    } finally {
      process.kill(obs.pid(), 'SIGCONT')
    }
    await connected(link)
  })
})
