import type { Words } from '#shared/model/words.ts'
import type { FromStudio } from '../studio/process-protocol.ts'
import type { MediaDoor } from './protocol.ts'
import type { KeyKeeper } from './secrets.ts'
import type { ShellState } from './state.ts'
import type { StudioProcess } from './studio-process.ts'

export type StudioListener = {
  readonly keeper: KeyKeeper
  readonly answer: StudioProcess['send']
  readonly openMedia: (door: MediaDoor) => void
  readonly change: (part: Partial<ShellState>) => void
  readonly complain: (said: Words, remedy: Words) => void
}

/** Does what a message of the studio's process asks of the shell. */
export async function hearStudio(message: FromStudio, listener: StudioListener): Promise<void> {
  switch (message.type) {
    case 'ready':
      listener.openMedia({ url: message.mediaUrl, token: message.mediaToken })
      listener.change({ studio: 'running' })
      return
    case 'key-made': {
      const outcome = await listener.keeper.keep(message.key)
      listener.answer({ type: 'key-stored', ...outcome })
      return
    }
    case 'state':
      listener.change({ live: message.live })
      return
    case 'fatal':
      listener.complain(message.said, message.remedy)
      return
  }
}
