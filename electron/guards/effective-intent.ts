import type { Intent } from '#shared/model/intent.ts'
import type { LadderWants } from './ladder.ts'

/** What must be, taking together what the room asks for and what the ladder asks for on top. */
export function effectiveIntent(room: Intent, wants: LadderWants): Intent {
  return {
    ...room,
    safeScene: { ...room.safeScene, on: room.safeScene.on || wants.safeScene },
    startOutput: room.startOutput && !wants.stopOutput,
    stopOutput: room.stopOutput || wants.stopOutput,
    pull: [...new Set([...room.pull, ...wants.pull])],
  }
}
