import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { part } from '#electron/obs/mirror/part.ts'
import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import type { Dialect } from '#electron/obs/rehearsal/rules.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { freshTarget, furnish, reportedChanges, silentChanges } from '#test/obs/mirror-changes.ts'
import { knownValue, type MirrorRoom, mirrorOf, must, until } from '#test/obs/mirror-room.ts'

const empty: CollectionPlan = {
  name: 'Empty',
  inputs: [],
  scenes: [{ name: 'Scene', items: [] }],
  program: 'Scene',
}

async function rehearsalRoom(dialect: Dialect): Promise<MirrorRoom<RehearsalObs>> {
  const recordDirectory = await mkdtemp(join(tmpdir(), 'fairlive-mirror-'))
  const canvas = { width: 1280, height: 720 }
  const obs = await startRehearsalObs({
    canvas,
    collections: [empty],
    recordDirectory,
    dialect,
    password: 'p',
  })
  const room = await mirrorOf(obs)
  return {
    ...room,
    [Symbol.asyncDispose]: async () => {
      await room[Symbol.asyncDispose]()
      await rm(recordDirectory, { recursive: true })
    },
  }
}

describe.each<Dialect>(['5.1', '5.5'])('the mirror of a rehearsal OBS that speaks %s', (dialect) => {
  let room: MirrorRoom<RehearsalObs>
  beforeAll(async () => {
    room = await rehearsalRoom(dialect)
    await furnish(room)
  })
  afterAll(async () => {
    await room[Symbol.asyncDispose]()
  })

  test.for([...reportedChanges, ...silentChanges])('sees $name', async ({ name, make, seen, undo }) => {
    const { mirror, saboteur } = room
    const target = await freshTarget(room, `label for ${name}`)
    expect(seen(mirror.current, target)).toBe(false)
    await must(saboteur, make(target))
    await until(mirror, 'the change', (state) => seen(state, target), 1_000)
    if (undo === undefined) return
    await must(saboteur, undo(target))
    await until(mirror, 'the change undone', (state) => !seen(state, target))
  })

  test('an OBS that dies leaves nothing known, and nothing asked of it waits', async () => {
    const { mirror, obs } = room
    const dead = until(mirror, 'nothing known', (state) => state.link.phase === 'connecting')
    const inFlight = mirror.refresh([part('scenes')])
    obs.die()
    expect(await inFlight).toMatchObject({ ok: false, failure: { kind: 'link-lost' } })
    expect((await dead).programme).toMatchObject({ known: false })
    expect(await mirror.refresh([part('scenes')])).toMatchObject({
      ok: false,
      failure: { kind: 'not-connected' },
    })
    expect(knownValue(mirror.current.sceneNames)).toBeUndefined()
  })
})
