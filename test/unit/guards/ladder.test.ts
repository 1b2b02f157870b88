/** The ladder as a reducer: time is a value, and each look is what the loop would see. */
import { describe, expect, test } from 'vitest'
import { climb, ground, type LadderState, resumed, wantsOf } from '#electron/guards/ladder.ts'
import type { LadderSight } from '#electron/guards/ladder-standing.ts'
import type { LadderRecord } from '#electron/guards/record.ts'
import type { GuardId, SeenFact } from '#shared/model/guards.ts'
import type { Hold } from '#shared/model/holds.ts'
import { UserId } from '#shared/model/ids.ts'
import { HoldId, type Rung } from '#shared/model/ladder.ts'
import { shippedPack } from '#test/unit/rules/shipped-pack.ts'

const rules = shippedPack().ladder
const { deadlines } = rules.guards.label ?? rules.otherwise
const at = (rung: Rung) => deadlines[rung] ?? 0

const hidden: SeenFact = {
  guard: 'label',
  fact: 'item-hidden',
  where: '直播间',
  said: { zh: '被隐藏。', en: 'Hidden.' },
}

/** A room that is out, in which nothing is wrong, unless the test says so. */
function look(now: number, part: Partial<LadderSight> = {}): LadderSight {
  const violated = part.violated ?? new Map()
  return {
    now,
    isOut: true,
    isReachable: true,
    unproved: new Set(violated.keys()),
    repaired: [],
    pullable: new Map([['label', ['数字人']]]),
    isPulledProved: false,
    isSafeProved: false,
    holds: [],
    ...part,
    violated,
  }
}

const broken = (guard: GuardId = 'label') => new Map([[guard, [{ ...hidden, guard }]]])
const hold = (rung: Rung, until: number, guard: GuardId = 'label'): Hold => ({
  hold: HoldId.parse('hold'),
  guard,
  rung,
  reason: '误报',
  askedBy: UserId.parse('wang'),
  until,
})

/** Runs the looks one after the other; what was recorded, and what the ladder then asks for. */
function run(looks: readonly LadderSight[], from: LadderState = ground) {
  let state = from
  const records: LadderRecord[] = []
  for (const sight of looks) {
    const next = climb(state, sight, rules)
    state = next.state
    records.push(...next.records)
  }
  return { state, records, wants: wantsOf(state, rules), rungs: rungsIn(records) }
}

function rungsIn(records: readonly LadderRecord[]): readonly string[] {
  return records.map(({ kind, body }) => {
    if (kind === 'guard.rung') return `${body.rung} (${body.why})`
    if (kind === 'guard.rung-left') return `down to ${body.to} (${body.why})`
    return `not ${body.rungs.join(', ')} (${body.why})`
  })
}

/** A violation that nothing mends, looked at every 100 ms. */
function lasting(from: number, to: number, part: Partial<LadderSight> = {}): LadderSight[] {
  const count = Math.floor((to - from) / 100) + 1
  return Array.from({ length: count }, (_, index) =>
    look(from + index * 100, { violated: broken(), ...part }),
  )
}

function calm(from: number, to: number, part: Partial<LadderSight> = {}): LadderSight[] {
  return lasting(from, to, { ...part, violated: new Map() })
}

describe('climbing', () => {
  test('what is mended at once climbs nothing', () => {
    const { rungs, state } = run([
      look(0, { violated: broken() }),
      look(3, { repaired: ['label'] }),
      ...calm(10, rules.fight.withinMs + 3_000),
    ])
    expect(rungs).toEqual([])
    expect(state.standings.size).toBe(0)
  })

  test('what is not mended climbs every rung at its deadline, and asks for more each time', () => {
    const { records, wants } = run(lasting(0, at('stop-output')))
    expect(records.map(({ kind, body }) => kind === 'guard.rung' && [body.rung, body.afterMs])).toEqual([
      ['prompt', at('prompt')],
      ['warning', at('warning')],
      ['pull', at('pull')],
      ['safe-scene', at('safe-scene')],
      ['stop-output', at('stop-output')],
    ])
    expect(wants).toEqual({
      prompt: ['label'],
      warning: ['label'],
      pull: ['数字人'],
      safeScene: true,
      stopOutput: true,
    })
  })

  test('a rung carries what was seen and the citation of the pack', () => {
    const [record] = run(lasting(0, at('prompt'))).records
    expect(record).toMatchObject({
      kind: 'guard.rung',
      body: {
        facts: [hidden],
        cites: [{ instrument: '直播电商监督管理办法', article: '第三十七条' }, {}, {}, {}],
      },
    })
  })

  test('rungs that the pack does not have for a guard are passed over, and the ledger is told', () => {
    const card = Array.from({ length: 81 }, (_, index) => look(index * 100, { violated: broken('card') }))
    expect(run(card).rungs).toEqual([
      'prompt (deadline)',
      'warning (deadline)',
      'not pull (not-in-pack)',
      'safe-scene (deadline)',
    ])
  })

  test('with nothing to pull the pull is passed over, and the safe scene comes in its time', () => {
    expect(run(lasting(0, at('safe-scene'), { pullable: new Map() })).rungs).toEqual([
      'prompt (deadline)',
      'warning (deadline)',
      'not pull (nothing-to-pull)',
      'safe-scene (deadline)',
    ])
  })

  test('once what was pulled is proved hidden the ladder goes no further, and says so once', () => {
    const looks = [
      ...lasting(0, at('pull')),
      ...lasting(at('pull') + 100, at('stop-output'), { isPulledProved: true }),
    ]
    expect(run(looks).rungs.slice(2)).toEqual(['pull (deadline)', 'not safe-scene (safe-already)'])
  })

  test('the safe scene on air is safe for every guard: only the console is still told', () => {
    expect(run(lasting(0, at('stop-output'), { isSafeProved: true })).rungs).toEqual([
      'prompt (deadline)',
      'not warning (safe-already)',
    ])
  })
})

describe('two programs that undo each other', () => {
  /** Broken and mended every `everyMs`. */
  const fight = (everyMs: number, times: number, from = 0) =>
    Array.from({ length: times }, (_, index) => from + index * everyMs).flatMap((now) => [
      look(now, { violated: broken() }),
      look(now + 3, { repaired: ['label'] }),
    ])

  test('undone within the window it never ended: the deadlines go on', () => {
    expect(run(fight(1_500, 11)).rungs).toEqual([
      'prompt (deadline)',
      'warning (deadline)',
      'pull (deadline)',
      'safe-scene (deadline)',
    ])
  })

  test('undone more slowly, so many repairs climb a rung each time', () => {
    const { rungs } = run(fight(5_000, rules.fight.repairs * 4))
    expect(rungs).toEqual(['prompt (fight)', 'warning (fight)', 'pull (fight)', 'safe-scene (fight)'])
  })

  test('undone at once, a second is a rung and no more', () => {
    const { rungs } = run(fight(5, Math.floor(rules.fight.pauseMs / 5)))
    expect(rungs).toEqual(['prompt (deadline)'])
  })
})

describe('coming down', () => {
  const up = run(lasting(0, at('safe-scene'))).state

  test('a guard comes down once it has been proved in force for long enough', () => {
    const before = run(calm(10_100, 10_100 + rules.calmMs - 100), up)
    expect(before.rungs).toEqual([])
    expect(before.wants.safeScene).toBe(true)
    const after = run(calm(10_100, 10_100 + rules.calmMs), up)
    expect(after.rungs).toEqual(['down to null (proved)'])
    expect(after.wants).toEqual({ prompt: [], warning: [], pull: [], safeScene: false, stopOutput: false })
  })

  test('what cannot be proved, on air or off it, is not calm', () => {
    const looks = calm(10_100, 10_100 + 3 * rules.calmMs, { unproved: new Set<GuardId>(['label']) })
    expect(run(looks, up).wants.safeScene).toBe(true)
  })

  test('a relapse goes back to its rung at the first deadline, and stays twice as long', () => {
    const down = run(calm(10_100, 10_100 + rules.calmMs), up).state
    const from = 60_000
    const again = run(lasting(from, from + at('prompt')), down)
    expect(again.rungs).toEqual([
      'prompt (deadline)',
      'warning (relapse)',
      'pull (relapse)',
      'safe-scene (relapse)',
    ])
    const calmFrom = from + at('prompt') + 100
    expect(run(calm(calmFrom, calmFrom + rules.calmMs), again.state).wants.safeScene).toBe(true)
    expect(run(calm(calmFrom, calmFrom + 2 * rules.calmMs), again.state).wants.safeScene).toBe(false)
  })

  test('one flash on a rung does not count the quiet time before it', () => {
    const looks = [...calm(10_100, 25_000), look(25_100, { violated: broken() }), look(25_103)]
    expect(run(looks, up).rungs).toEqual([])
  })

  test('a room that is no longer out has no ladder', () => {
    const { rungs, state } = run([look(11_000, { isOut: false })], up)
    expect(rungs).toEqual(['down to null (not-out)'])
    expect(state).toEqual(ground)
  })
})

describe('holds', () => {
  test('a held rung is not climbed, nor any above it; the ledger has by which hold and until when, once', () => {
    const holds = [hold('pull', 60_000)]
    const { rungs, records } = run(lasting(0, 59_900, { holds }))
    expect(rungs).toEqual(['prompt (deadline)', 'warning (deadline)', 'not pull (held)'])
    expect(records.at(-1)?.body).toMatchObject({ hold: 'hold', until: 60_000 })
  })

  test('when the hold ends what is due is climbed, and has its time to work before the next', () => {
    const looks = [
      ...lasting(0, 20_000, { holds: [hold('pull', 20_000)] }),
      ...lasting(20_100, 20_100 + at('safe-scene') - at('pull')),
    ]
    const { records } = run(looks)
    expect(
      records.slice(3).map(({ kind, body }) => kind === 'guard.rung' && [body.rung, body.afterMs]),
    ).toEqual([
      ['pull', 20_000],
      ['safe-scene', 20_000 + at('safe-scene') - at('pull')],
    ])
  })

  test('holding a rung that was climbed comes down below it', () => {
    const { state } = run(lasting(0, at('safe-scene')))
    const held = run([look(10_100, { violated: broken(), holds: [hold('pull', 60_000)] })], state)
    expect(held.rungs).toEqual(['down to warning (held)'])
    expect(held.wants).toMatchObject({ warning: ['label'], pull: [], safeScene: false })
  })
})

describe('while OBS cannot be reached', () => {
  const away = { isReachable: false }

  test('no deadline runs, and what could not be done is told once', () => {
    const looks = [
      ...lasting(0, 500),
      ...lasting(600, 60_000, away),
      look(60_100, { violated: broken() }),
      look(60_500, { violated: broken() }),
      look(60_600, { violated: broken() }),
    ]
    expect(run(looks).rungs).toEqual(['not prompt (unreachable)', 'prompt (deadline)'])
  })

  test('a guard that was in force is not on any ladder for it', () => {
    expect(run(lasting(0, 60_000, away)).records).toEqual([])
  })

  test('quiet does not count either', () => {
    const { state } = run(lasting(0, at('safe-scene')))
    const looks = calm(10_100, 10_100 + 2 * rules.calmMs, away)
    expect(run(looks, state).wants.safeScene).toBe(true)
  })
})

test('a loop that takes over goes on from the rungs of the last one', () => {
  const state = resumed([{ guard: 'label', rung: 'pull' }], 100_000, rules)
  expect(run([look(100_000)], state).wants).toMatchObject({ warning: ['label'], safeScene: false })
  const more = at('safe-scene') - at('pull')
  expect(run(lasting(100_000, 100_000 + more), state).rungs).toEqual(['safe-scene (deadline)'])
})
