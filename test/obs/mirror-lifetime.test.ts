import { expect, test, vi } from 'vitest'
import type { ObsRequest } from '#electron/obs/link/outcome.ts'
import { defaultPace } from '#electron/obs/mirror/due.ts'
import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing } from '#test/harness/real-obs.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { itemOf, itemsOf, knownValue, mirrorRoom, must, until } from './mirror-room.ts'

/** A programme of one input in a group in a nested scene, beside a scene that is not on air. */
const nested: CollectionPlan = {
  name: 'Nested',
  program: 'Main',
  inputs: [
    { name: 'deep', kind: 'color_source_v3', settings: { width: 100, height: 100 } },
    { name: 'idle', kind: 'color_source_v3', settings: { width: 100, height: 100 } },
  ],
  scenes: [
    { name: 'Main', items: [{ source: 'Inner' }] },
    { name: 'Inner', items: [{ source: 'Bunch' }] },
    { name: 'Bunch', items: [{ source: 'deep' }], group: { width: 200, height: 200 } },
    { name: 'Idle', items: [{ source: 'idle' }] },
  ],
}

function unknownParts(state: ObsState): readonly string[] {
  const single = [state.programme, state.studioMode, state.collection, state.profile, state.canvas]
  const outputs = [state.record, state.stream, state.recordDirectory, state.streamService]
  const lists = [state.sceneNames, state.inputNames]
  return [
    ...[...single, ...outputs, ...lists].flatMap((part) => (part.known ? [] : [part.why])),
    ...[...state.scenes.values()].flatMap(({ name, items }) => (items.known ? [] : [name])),
    ...[...state.inputs.values()].flatMap(({ name, settings, muted }) =>
      settings.known && muted.known ? [] : [name],
    ),
    ...[...state.filters].flatMap(([name, filters]) => (filters.known ? [] : [name])),
  ]
}

const all = (state: ObsState) => unknownParts(state).length === 0

describeWhere(realObsMissing(), 'the mirror over the life of a real OBS', () => {
  test('sees through nested scenes and groups', async () => {
    await using room = await mirrorRoom({ collections: { Nested: obsCollection(nested) } })
    const { mirror, saboteur } = room
    const state = await until(mirror, 'everything', all)
    const groups = [...state.scenes.values()].filter((scene) => scene.isGroup)
    expect(groups.map((group) => group.name)).toEqual(['Bunch'])
    expect(knownValue(state.sceneNames)).toEqual(['Main', 'Inner', 'Idle'])
    expect(itemOf(state, 'Inner', 'Bunch')?.sourceType).toBe('group')
    const sceneItemId = itemOf(state, 'Bunch', 'deep')?.id ?? -1
    await must(saboteur, [
      {
        requestType: 'SetSceneItemEnabled',
        requestData: { sceneName: 'Bunch', sceneItemId, sceneItemEnabled: false },
      },
      { requestType: 'SetInputSettings', requestData: { inputName: 'deep', inputSettings: { color: 5 } } },
    ])
    await until(mirror, 'the hidden item of the group, and the silent change below it', (seen) => {
      const silent = knownValue(seen.inputs.get('deep')?.settings)?.color === 5
      return silent && itemOf(seen, 'Bunch', 'deep')?.enabled === false
    })
  })

  test('a killed OBS is unknown with its cause at once, and known again after its restart', async () => {
    await using room = await mirrorRoom()
    const { obs, mirror } = room
    await until(mirror, 'everything', all)
    for (let life = 0; life < 3; life += 1) {
      const dead = until(mirror, 'nothing known', (state) => state.link.phase === 'connecting', 1_000)
      await obs.kill('SIGKILL')
      const state = await dead
      expect(state.programme).toMatchObject({ known: false, why: 'no link to OBS: closed' })
      expect([...state.scenes, ...state.inputs, ...state.filters]).toEqual([])
      const refreshed = await mirror.refresh([{ kind: 'scenes', of: '' }])
      expect(refreshed).toEqual({ ok: false, failure: { kind: 'not-connected', failure: 'closed' } })
      await obs.restart()
      await until(mirror, 'everything again', (seen) => seen.link.phase === 'connected' && all(seen), 10_000)
    }
  })

  test('scene collections can be switched under its eyes, and OBS survives', async () => {
    await using room = await mirrorRoom()
    const { obs, mirror, saboteur } = room
    const first = knownValue((await until(mirror, 'everything', all)).collection) ?? ''
    await must(saboteur, [
      { requestType: 'CreateSceneCollection', requestData: { sceneCollectionName: 'Second' } },
    ])
    await until(mirror, 'the second collection', (state) => knownValue(state.collection) === 'Second')
    const pid = obs.pid()
    const batches = vi.spyOn(room.link.polls, 'batch')
    let sentWhenItBegan = 0
    const sentMeanwhile: number[] = []
    mirror.onChange((now, before) => {
      const sent = batches.mock.calls.length
      if (now.collectionChanging && !before.collectionChanging) sentWhenItBegan = sent
      if (!now.collectionChanging && before.collectionChanging) sentMeanwhile.push(sent - sentWhenItBegan)
    })
    for (let turn = 0; turn < 16; turn += 1) {
      const sceneCollectionName = turn % 2 === 0 ? first : 'Second'
      const closed = until(mirror, 'a closed mirror', (state) => state.collectionChanging)
      const done = must(saboteur, [
        { requestType: 'SetCurrentSceneCollection', requestData: { sceneCollectionName } },
      ])
      const during = await closed
      expect(during.programme).toMatchObject({ known: false, why: 'the scene collection is changing' })
      expect(await mirror.refresh([{ kind: 'scenes', of: '' }])).toMatchObject({ ok: false })
      await done
      await until(mirror, 'the other collection', (state) => {
        return knownValue(state.collection) === sceneCollectionName && all(state)
      })
    }
    expect(sentMeanwhile).toEqual(Array(16).fill(0))
    expect(obs.pid()).toBe(pid)
    expect(room.link.state.phase).toBe('connected')
  })

  test('fifty scenes are all known, and an idle one that changes in silence is seen within a round', async () => {
    await using room = await mirrorRoom({}, { ...defaultPace, restBeats: 20 })
    const { mirror, saboteur } = room
    const scenes = Array.from({ length: 50 }, (_, index) => `Scene ${index}`)
    const inputOf = (sceneName: string) => `${sceneName}'s`
    await must(
      saboteur,
      scenes.flatMap((sceneName): ObsRequest[] => [
        { requestType: 'CreateScene', requestData: { sceneName } },
        {
          requestType: 'CreateInput',
          requestData: {
            sceneName,
            inputName: inputOf(sceneName),
            inputKind: 'color_source_v3',
            inputSettings: {},
          },
        },
      ]),
    )
    const complete = (state: ObsState) =>
      scenes.every((name) => itemsOf(state, name).length === 1) && all(state)
    await until(mirror, 'all scenes', complete)
    await must(saboteur, [
      {
        requestType: 'SetInputSettings',
        requestData: { inputName: inputOf('Scene 49'), inputSettings: { width: 11 } },
      },
    ])
    await until(
      mirror,
      'the silent change',
      (state) => knownValue(state.inputs.get(inputOf('Scene 49'))?.settings)?.width === 11,
    )
  })
})
