/** What the schema of a ladder cannot see: rungs out of order, a guard whose violation nobody is ever told of. */
import { type LadderFile, Rung } from '#shared/model/ladder.ts'

export function* faultsOfLadder(ladder: LadderFile): Iterable<string> {
  for (const [guard, { deadlines }] of [
    ...Object.entries(ladder.guards),
    ['otherwise', ladder.otherwise],
  ] as const) {
    if (deadlines.prompt === null) yield `${guard}: without a prompt nobody is told`
    const given = Rung.options.flatMap((rung) => deadlines[rung] ?? [])
    if (given.some((deadline, index) => deadline <= (given[index - 1] ?? 0)))
      yield `${guard}: a rung is not later than the one below it`
  }
  if (ladder.longestCalmMs < ladder.calmMs) yield 'longestCalmMs is shorter than calmMs'
}
