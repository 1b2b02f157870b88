import { type Say, sentences } from './sentences.ts'

/** What tray, sleep and quitting depend on. */
export type ShellState = {
  readonly live: boolean
  readonly studio: 'starting' | 'running' | 'restarting' | 'ended'
}

export function stateInWords({ live, studio }: ShellState, say: Say): string {
  if (studio === 'running') return say(live ? sentences.live : sentences.idle)
  return say(sentences[studio])
}
