/** The main job on a real OBS, from sign-in to a ledger that a program of other people verifies. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportLog } from '#electron/ledger/export.ts'
import { readEntries } from '#electron/ledger/log.ts'
import { CardId, UserId } from '#shared/model/ids.ts'
import type { SourceNature } from '#shared/model/rooms.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { describeWhere, testWhere } from '#test/harness/skip.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'
import { buildTlogProgram, needsGoModule } from '#test/harness/tlog-program.ts'

const avatar = '数字人'
const natures: Readonly<Record<string, SourceNature>> = {
  [avatar]: 'virtual-image',
  背景: 'media',
  桌面: 'real',
}

const collection = obsCollection({
  name: 'Room',
  program: '直播间',
  inputs: [
    { name: '背景', kind: 'color_source_v3', settings: { color: 0xff402010, width: 1080, height: 1920 } },
    { name: avatar, kind: 'color_source_v3', settings: { color: 0xff30a0f0, width: 600, height: 900 } },
    { name: '桌面', kind: 'color_source_v3', settings: { color: 0xff80c080, width: 800, height: 600 } },
  ],
  scenes: [
    { name: '直播间', items: [{ source: '背景' }, { source: avatar }] },
    { name: '商品特写', items: [{ source: '桌面' }] },
  ],
})

describeWhere(realObsMissing(), "an operator's day on a real OBS", () => {
  let obs: RealObs
  let studio: TestStudio
  let operator: SeatClient
  const somebody = new OBSWebSocket()

  beforeAll(async () => {
    obs = await startRealObs({ canvas: portrait, collections: { Room: collection } })
    studio = await startTestStudio({ kind: 'obs', url: obs.url, password: obs.password })
    await somebody.connect(obs.url, obs.password)
  })

  afterAll(async () => {
    await somebody.disconnect()
    await studio[Symbol.asyncDispose]()
    await obs[Symbol.asyncDispose]()
  })

  const entries = () => readEntries(studio.studio.db, { from: 0, limit: 10_000 })
  const count = (kind: string) => entries().filter((entry) => entry.kind === kind).length

  test('the operator signs in and is told what the preflight misses', async () => {
    operator = await studio.signIn('he-yi')
    await studio.when('OBS', ({ link, canvas }) => link.phase === 'connected' && canvas !== null)
    await operator.session.beginPreflight({ supervisor: UserId.parse('zhou-ning') })
    await expect(operator.session.goLive()).rejects.toMatchObject({
      code: 'REFUSED',
      data: { code: 'session.not-ready', said: { zh: expect.stringContaining('推流地址') } },
    })
    expect(count('session.go-refused')).toBe(1)
  })

  test('with every source declared the label lies in every scene before the room goes out', async () => {
    const { sources } = await studio.when('sources', (view) => view.sources.length === 3)
    for (const { name } of sources)
      await operator.room.declareSource({ source: name, nature: natures[name] ?? 'real' })
    await studio.when('overlays', ({ checks }) =>
      checks.some(({ id, outcome }) => id === 'overlays' && outcome === 'pass'),
    )
    for (const scene of ['直播间', '商品特写']) {
      const { sceneItems } = await somebody.call('GetSceneItemList', { sceneName: scene })
      const names = sceneItems.map((item) => item.sourceName)
      expect(names.slice(-3)).toEqual(['Fairlive·商品卡', 'Fairlive·提示', 'Fairlive·AI标识'])
      expect(sceneItems.at(-1)).toMatchObject({ sceneItemEnabled: scene === '直播间' })
    }
  })

  test('it goes out: OBS records, and what OBS has no output for is a rehearsal', async () => {
    await operator.session.rehearse()
    await studio.when(
      'recording',
      ({ record, guards }) =>
        record?.active === true && guards.every(({ state }) => state === 'in-force' || state === 'off'),
    )
    expect(count('session.rehearsal-began')).toBe(1)
  })

  test('a card that the directory allows airs; one that it forbids is refused with the citation', async () => {
    await operator.cards.air({ card: CardId.parse('cup') })
    await studio.when('the card', ({ onAir }) => onAir?.state === 'confirmed')
    const { sceneItems } = await somebody.call('GetSceneItemList', { sceneName: '直播间' })
    expect(sceneItems.at(-3)).toMatchObject({ sourceName: 'Fairlive·商品卡', sceneItemEnabled: true })
    await expect(operator.cards.air({ card: CardId.parse('cigarettes') })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { cites: expect.arrayContaining([expect.objectContaining({ instrument: '广告法' })]) },
    })
    expect(count('card.air-refused')).toBe(1)
  })

  test('somebody hides the label in OBS itself, and it is back within a few frames, proved and recorded', async () => {
    const { sceneItemId } = await somebody.call('GetSceneItemId', {
      sceneName: '直播间',
      sourceName: 'Fairlive·AI标识',
    })
    const item = { sceneName: '直播间', sceneItemId }
    await somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
    const hidden = performance.now()
    await expect
      .poll(async () => (await somebody.call('GetSceneItemEnabled', item)).sceneItemEnabled, { interval: 2 })
      .toBe(true)
    expect(performance.now() - hidden).toBeLessThan(500)
    await expect.poll(() => count('guard.restored')).toBe(1)
    expect(entries().find(({ kind }) => kind === 'guard.restored')?.body).toMatchObject({
      guard: 'label',
      facts: [expect.objectContaining({ fact: 'item-hidden', where: '直播间' })],
    })
  })

  test('a scene change to a prepared scene shows the card, and no label where no avatar is', async () => {
    await operator.session.switchScene({ scene: '商品特写' })
    await studio.when('the scene', ({ programme }) => programme === '商品特写')
    const { sceneItems } = await somebody.call('GetSceneItemList', { sceneName: '商品特写' })
    const shown = Object.fromEntries(sceneItems.map((item) => [item.sourceName, item.sceneItemEnabled]))
    expect(shown).toMatchObject({ Fairlive·商品卡: true, Fairlive·AI标识: false })
  })

  test('one key cuts to the safe scene and back', async () => {
    await operator.session.cutSafe()
    await studio.when('the safe scene', ({ programme }) => programme === 'Fairlive·安全画面')
    await operator.session.cutBack()
    await studio.when('the scene before', ({ programme }) => programme === '商品特写')
  })

  test('the session is closed and archived with its recording', async () => {
    await operator.session.close()
    await studio.when('the archive', ({ session }) => session?.phase === 'archived')
    const [session] = await operator.archive.sessions()
    expect(session?.recordings).toMatchObject([
      { state: 'kept', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(session?.recordings[0]?.bytes).toBeGreaterThan(1_000)
  })

  testWhere(needsGoModule(), 'its ledger verifies with a program of other people', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlive-log-'))
    try {
      await exportLog(studio.dataDir, join(folder, 'log'))
      const verify = buildTlogProgram(folder)
      const vkey = readFileSync(join(folder, 'log', 'vkey'), 'utf8').trim()
      expect(vkey).toBe(studio.studio.parts.vkey)
      expect(verify(join(folder, 'log'), vkey, join(folder, 'log', 'checkpoint'))).toMatchObject({
        status: 0,
        stderr: '',
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('nothing failed behind the scenes', () => {
    expect(studio.faults).toEqual([])
  })
})
