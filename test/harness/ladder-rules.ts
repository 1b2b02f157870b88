import { loadPack } from '#electron/studio/pack.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { resourcesDir } from './studio.ts'

/** As it ships. */
const shippedLadder: Ladder = loadPack(resourcesDir).ladder

/** For suites that break one thing after the other for minutes: nothing is ever due. */
export const patientLadder: Ladder = {
  ...withDeadlines(10_000),
  fight: { ...shippedLadder.fight, repairs: Number.POSITIVE_INFINITY },
}

/** For suites in which the ladder is to be climbed: deadlines and quiet are a tenth of the real ones, in the same order. */
export const hastyLadder: Ladder = {
  ...withDeadlines(0.1),
  fight: { ...shippedLadder.fight, pauseMs: shippedLadder.fight.pauseMs / 10 },
  calmMs: shippedLadder.calmMs / 10,
  longestCalmMs: shippedLadder.longestCalmMs / 10,
  relapseMs: shippedLadder.relapseMs / 10,
}

function withDeadlines(factor: number): Ladder {
  const scaled = (guard: Ladder['otherwise']): Ladder['otherwise'] => ({
    ...guard,
    deadlines: Object.fromEntries(
      Rung.options.map((rung) => {
        const deadline = guard.deadlines[rung]
        return [rung, deadline === null ? null : deadline * factor]
      }),
    ) as Record<Rung, number | null>,
  })
  const guards = Object.entries(shippedLadder.guards).map(([id, guard]) => [id, scaled(guard)])
  return { ...shippedLadder, guards: Object.fromEntries(guards), otherwise: scaled(shippedLadder.otherwise) }
}
