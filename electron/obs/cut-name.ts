import { z } from 'zod'
import type { RequestOutcome } from './link/outcome.ts'

const Transitions = z.object({
  transitions: z.array(z.object({ transitionName: z.string(), transitionKind: z.string() })),
})

/** What OBS calls its cut, from the answer to GetSceneTransitionList: the name follows OBS's language. */
export function cutNameFrom(outcome: RequestOutcome | undefined): string | null {
  if (outcome?.ok !== true) return null
  const read = Transitions.safeParse(outcome.value)
  if (!read.success) return null
  const cut = read.data.transitions.find(({ transitionKind }) => transitionKind === 'cut_transition')
  return cut?.transitionName ?? null
}
