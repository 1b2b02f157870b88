/** Waits for the end that a way's row declares, and asks somebody else whether it is so. */
import { expect } from 'vitest'
import { mainScene } from '../guarded-room.ts'
import { soon } from '../room-out.ts'
import { label, shown } from './hands.ts'
import type { LabelLook } from './label-look.ts'
import type { AtObs, Ending, Way } from './way.ts'

export type Begun = {
  readonly at: AtObs
  readonly look: LabelLook
  /** Events that another client has had since. */
  readonly heard: readonly { readonly name: string; readonly at: number }[]
  /** Where the records, and the outputs' changes, of this way begin. */
  readonly from: number
  readonly outputsFrom: number
  /** Puts back what only the way itself knows of, and is connected again. */
  readonly undo: () => Promise<void>
}

/** Sent with every change of an item's size, whatever made it. */
const saysLittle = 'SceneItemTransformChanged'

const longer = { timeout: 30_000, interval: 5 }

/** Milliseconds from the acknowledgement to the proof; null where nothing was to be proved. */
export async function endOf({ ends, seen }: Way, begun: Begun, acknowledged: number): Promise<number | null> {
  const seenAt = await waitFor(ends, begun)
  if (seen.by === 'event')
    await expect.poll(() => begun.heard.map(({ name }) => name), soon).toContain(seen.name)
  const before = seenAt?.seenAt ?? acknowledged
  if (seen.by === 'poll')
    expect(begun.heard.filter(({ name, at }) => at < before && name !== saysLittle)).toEqual([])
  return seenAt === null ? null : Math.max(0, seenAt.provedAt - acknowledged)
}

type Times = { readonly seenAt: number; readonly provedAt: number }

async function waitFor(ends: Ending, begun: Begun): Promise<Times | null> {
  switch (ends.how) {
    case 'repaired': {
      const times = await restored(ends, begun)
      await looksRight(begun)
      return times
    }
    case 'ladder':
      await climbed(ends, begun)
      return null
    case 'told':
      await told(ends, begun)
      return null
    case 'output': {
      const { at, outputsFrom } = begun
      await expect
        .poll(() => at.room.outputs.slice(outputsFrom), longer)
        .toContainEqual(expect.objectContaining({ output: ends.output, active: false, asked: false }))
      await expect.poll(async () => (await at.obs.call('GetStreamStatus')).outputActive, longer).toBe(false)
      return null
    }
    case 'unproved':
      await expect.poll(() => kindsSince(begun), longer).toContain('guard.unproved')
      await begun.undo()
      await expect.poll(() => kindsSince(begun), longer).toContain('guard.proved-again')
      await begun.at.obs.call('SetCurrentProgramScene', { sceneName: mainScene })
      await looksRight(begun)
      return null
    case 'nothing':
      await nothing(begun)
      return null
  }
}

async function restored(
  { guard, fact }: Extract<Ending, { how: 'repaired' }>,
  { at, from }: Begun,
): Promise<Times> {
  const found = () =>
    at.room.records.slice(from).flatMap((record) => (record.kind === 'guard.restored' ? [record.body] : []))
  const facts = () => found().flatMap((body) => body.facts.map((seen) => `${seen.guard}: ${seen.fact}`))
  await expect.poll(facts, longer).toContain(`${guard}: ${fact}`)
  const mine = found().find((body) => body.facts.some((seen) => seen.guard === guard && seen.fact === fact))
  if (mine === undefined) throw new Error('unreachable')
  return mine
}

/** Another client reads the label as it must be, and the picture shows it. */
async function looksRight({ look }: Begun): Promise<void> {
  await expect.poll(() => look.onAir(), longer).toEqual(look.asItMustBe)
}

async function climbed(
  { guard, rung }: Extract<Ending, { how: 'ladder' }>,
  { at, from }: Begun,
): Promise<void> {
  const rungs = () =>
    at.room.records
      .slice(from)
      .flatMap(({ kind, body }) => (kind === 'guard.rung' ? [`${body.guard}: ${body.rung}`] : []))
  await expect.poll(rungs, longer).toContain(`${guard}: ${rung}`)
  const programme = async () => (await at.obs.call('GetSceneList')).currentProgramSceneName
  if (rung === 'safe-scene') {
    await expect.poll(programme, longer).toBe(at.room.intent().safeScene.name)
    return
  }
  const pulledShown = async () => {
    const { sceneItems } = await at.obs.call('GetSceneItemList', { sceneName: await programme() })
    const { pull } = at.room.report().ladder
    const pulled = sceneItems.filter(({ sourceName }) => pull.includes(String(sourceName)))
    return [pulled.length > 0, ...pulled.map(({ sceneItemEnabled }) => sceneItemEnabled)]
  }
  await expect.poll(pulledShown, longer).toEqual([true, false])
}

async function told(
  { guard, fact, entry }: Extract<Ending, { how: 'told' }>,
  { at, from }: Begun,
): Promise<void> {
  const row = () => at.room.report().guards.find((each) => each.guard === guard)
  await expect.poll(() => row()?.seen.map((seen) => seen.fact), longer).toContain(fact)
  const kinds = () => at.room.records.slice(from).map(({ kind }) => kind)
  if (entry !== null) await expect.poll(kinds, soon).toContain(entry)
}

/** A label that is hidden now and comes back shows that the loop has looked since; it must have minded nothing else. */
async function nothing(begun: Begun): Promise<void> {
  const { at, from } = begun
  await looksRight(begun)
  const { currentProgramSceneName: scene } = await at.obs.call('GetSceneList')
  await shown(label, false, scene)(at)
  await restored({ how: 'repaired', guard: 'label', fact: 'item-hidden' }, begun)
  await looksRight(begun)
  const minded = at.room.records
    .slice(from)
    .flatMap((record) =>
      record.kind === 'guard.restored'
        ? record.body.facts.map(({ fact, where }) => `${fact} ${where}`)
        : [record.kind],
    )
    .filter((kind) => kind !== 'obs.changed')
  expect(new Set(minded)).toEqual(new Set([`item-hidden ${scene}`]))
}

function kindsSince({ at, from }: Begun): readonly string[] {
  return at.room.records.slice(from).map(({ kind }) => kind)
}
