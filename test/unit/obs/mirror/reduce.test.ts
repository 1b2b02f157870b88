import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Observation, reduce } from '#electron/obs/mirror/reduce.ts'
import type { MirrorState } from '#electron/obs/mirror/state.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { history } from './happening.ts'
import { answersOf, blank, freshView, online, view, world } from './world.ts'

const lastTicket = 1_000
/** An instant at which even inputs that were just removed are believed to be back. */
const settled = 10_000

function after(observations: readonly Observation[], state: MirrorState = blank): MirrorState {
  return observations.reduce((now, observation, index) => reduce(now, observation, index), state)
}

/** The same state with a link and no collection on its way, so that answers count. */
function listening(state: MirrorState): MirrorState {
  const linked =
    state.obs.link.phase === 'connected'
      ? state
      : reduce(state, { kind: 'link', ticket: lastTicket, link: online }, 50)
  if (!linked.obs.collectionChanging) return linked
  const event = { type: 'CurrentSceneCollectionChanged', sceneCollectionName: 'any' } as const
  return reduce(linked, { kind: 'event', ticket: lastTicket + 1, event }, 51)
}

function anythingKnown(obs: ObsState): boolean {
  return JSON.stringify(view(obs)).includes('"known":true') || obs.scenes.size > 0 || obs.inputs.size > 0
}

/** Scenes whose items are equal in both states without being the same array; only while no scene comes or goes. */
function copies(before: ObsState, now: ObsState): readonly string[] {
  const names = (obs: ObsState) => [...obs.scenes.values()].map(({ name, isGroup }) => `${name} ${isGroup}`)
  if (names(before).join() !== names(now).join()) return []
  return [...now.scenes.values()].flatMap(({ name, items }) => {
    const then = before.scenes.get(name)?.items
    if (!items.known || !then?.known || items.value === then.value) return []
    return JSON.stringify(items.value) === JSON.stringify(then.value) ? [name] : []
  })
}

test('no history makes it throw, and it claims nothing without a link', () => {
  fc.assert(
    fc.property(history, (observations) => {
      const { obs } = after(observations)
      if (obs.link.phase !== 'connected') expect(anythingKnown(obs)).toBe(false)
      if (obs.collectionChanging) expect([obs.programme.known, obs.scenes.size]).toEqual([false, 0])
    }),
  )
})

test('whatever was believed before, a resync leaves what OBS says and nothing else', () => {
  fc.assert(
    fc.property(history, world, (observations, now) => {
      const asked = lastTicket + 2
      const state = reduce(
        listening(after(observations)),
        { kind: 'answers', asked, answers: answersOf(now) },
        settled,
      )
      expect(view(state.obs)).toEqual(freshView(now))
    }),
    { numRuns: 300 },
  )
})

test('the answers to the later of two questions win, whichever comes first', () => {
  fc.assert(
    fc.property(history, world, world, fc.boolean(), (observations, one, other, inOrder) => {
      const state = listening(after(observations))
      const earlier: Observation = { kind: 'answers', asked: lastTicket + 2, answers: answersOf(one) }
      const later: Observation = { kind: 'answers', asked: lastTicket + 3, answers: answersOf(other) }
      const answers = inOrder ? [earlier, later] : [later, earlier]
      const { obs } = answers.reduce((now, answer) => reduce(now, answer, settled), state)
      expect(view(obs)).toEqual(freshView(other))
    }),
  )
})

test('the revision rises with what is said and only with that, and equal values keep their identity', () => {
  fc.assert(
    fc.property(history, (observations) => {
      let state = blank
      for (const [index, observation] of observations.entries()) {
        const next = reduce(state, observation, index)
        const same = JSON.stringify(view(next.obs)) === JSON.stringify(view(state.obs))
        expect(next.obs.revision - state.obs.revision).toBeOneOf([0, 1])
        if (!same) expect(next.obs.revision).toBe(state.obs.revision + 1)
        expect(copies(state.obs, next.obs)).toEqual([])
        state = next
      }
    }),
  )
})

test('reading the same world again changes no more than the ages', () => {
  fc.assert(
    fc.property(world, (now) => {
      const answers = answersOf(now)
      const once = reduce(blank, { kind: 'answers', asked: 2, answers }, 10)
      const twice = reduce(once, { kind: 'answers', asked: 3, answers: answersOf(now) }, 20)
      expect(twice.obs.revision).toBe(once.obs.revision)
      expect(twice.obs.sceneNames).toMatchObject({ at: 20 })
    }),
  )
})
