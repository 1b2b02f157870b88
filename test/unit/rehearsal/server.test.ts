import { describe, expect, it } from 'vitest'
import { authentication } from '#electron/obs/rehearsal/server/session.ts'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { connectRaw, everyEvent } from '#test/harness/raw-obs-client.ts'
import { label, roomOptions } from './small-room.ts'

const asked = { requestType: 'GetStudioModeEnabled' }
const hide = { requestType: 'SetSceneItemEnabled', requestData: { ...label, sceneItemEnabled: false } }

describe('the server of the rehearsal OBS', () => {
  it('proves a password without telling it, and the same one with other salt otherwise', () => {
    const proof = authentication('密码', 'salt', 'challenge')
    expect(proof).toMatch(/^[A-Za-z0-9+/]{43}=$/)
    expect(authentication('密码', 'pepper', 'challenge')).not.toBe(proof)
    expect(authentication('密码', 'salt', 'again')).not.toBe(proof)
  })

  it('lets in whoever knows the password, and nobody else', async () => {
    await using obs = await startRehearsalObs(roomOptions({ password: '密码' }))
    await using client = await connectRaw(obs.url, '密码')
    expect(client.identified).toEqual({ negotiatedRpcVersion: 1 })
    await expect(connectRaw(obs.url, 'wrong')).rejects.toThrow('4009')
  })

  it('asks for no password where none is set', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, 'whatever')
    expect(client.hello.authentication).toBeUndefined()
  })

  it('says that its port is taken', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await expect(startRehearsalObs(roomOptions({ port: obs.port }))).rejects.toThrow('EADDRINUSE')
  })

  it('tells each client what it subscribed to, until it asks for something else', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using all = await connectRaw(obs.url, '', everyEvent)
    await using ordinary = await connectRaw(obs.url, '', 'default')
    await using none = await connectRaw(obs.url, '', 0)
    const transform = { ...label, sceneItemTransform: { positionX: 5 } }
    await all.request('SetSceneItemTransform', transform)
    await all.request('SetSceneItemLocked', { ...label, sceneItemLocked: true })
    await ordinary.event(({ eventType }) => eventType === 'SceneItemLockStateChanged', 'the lock')
    const types = (client: typeof all) => [...new Set(client.events.map(({ eventType }) => eventType))]
    expect(types(all)).toEqual(
      expect.arrayContaining(['SceneItemTransformChanged', 'SceneItemLockStateChanged']),
    )
    expect(types(ordinary)).toEqual(['SceneItemLockStateChanged'])
    expect(types(none)).toEqual([])

    await none.exchange({ op: 3, d: { eventSubscriptions: everyEvent } }, 2)
    await ordinary.exchange({ op: 3, d: { eventSubscriptions: 0 } }, 2)
    ordinary.events.length = 0
    await all.request('SetSceneItemLocked', { ...label, sceneItemLocked: false })
    await none.event(({ eventType }) => eventType === 'SceneItemLockStateChanged', 'the lock')
    await ordinary.request('GetStudioModeEnabled')
    expect(ordinary.events).toEqual([])
  })

  it('tells the levels of what sounds to whoever wants them', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '', 1 << 16)
    await client.request('CreateInput', {
      sceneName: 'air',
      inputName: 'microphone',
      inputKind: 'rehearsal_microphone',
    })
    const heard = await client.event(
      ({ eventData }) => JSON.stringify(eventData).includes('microphone'),
      'levels',
    )
    expect(heard.eventType).toBe('InputVolumeMeters')
  })

  it('has told everything that came of a batch when it answers it', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '')
    const show = { ...hide, requestData: { ...label, sceneItemEnabled: true } }
    await client.batch({ requests: [hide, show, hide] })
    const told = client.events.filter(({ eventType }) => eventType === 'SceneItemEnableStateChanged')
    expect(told.map(({ eventData }) => eventData?.sceneItemEnabled)).toEqual([false, true, false])
  })

  it('stops a serial batch at its first failure when asked to, and no parallel one', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '')
    const codes = async (executionType: number) => {
      const requests = [asked, { requestType: 'Nope' }, hide]
      const { results } = await client.batch({ executionType, haltOnFailure: true, requests })
      return (results as { requestStatus: { code: number } }[]).map(({ requestStatus }) => requestStatus.code)
    }
    expect([await codes(0), await codes(1)]).toEqual([
      [100, 204],
      [100, 204],
    ])
    expect((await client.request('GetSceneItemEnabled', label)).responseData).toEqual({
      sceneItemEnabled: true,
    })
    expect(await codes(2)).toEqual([100, 204, 100])
  })

  it('sleeps in serial batches, by milliseconds or by frames', async () => {
    await using obs = await startRehearsalObs(roomOptions({ framesPerSecond: 20 }))
    await using client = await connectRaw(obs.url, '')
    const took = async (executionType: number, requestData: object) => {
      const begun = performance.now()
      await client.batch({ executionType, requests: [{ requestType: 'Sleep', requestData }] })
      return performance.now() - begun
    }
    expect(await took(0, { sleepMillis: 80 })).toBeGreaterThan(75)
    expect(await took(1, { sleepFrames: 2 })).toBeGreaterThan(140)
  })

  it('breaks off every connection when it is killed', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '')
    obs.die()
    expect(await client.closed).toEqual({ code: 1006, reason: '' })
    await expect(connectRaw(obs.url, '')).rejects.toThrow('ECONNREFUSED')
  })

  it('says goodbye when it is closed, also to a client that does not answer', async () => {
    const obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '')
    await obs.close()
    expect((await client.closed).code).toBe(1001)
  })
})
