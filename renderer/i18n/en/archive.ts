import type { Same } from '../same.ts'
import type { archive as zh } from '../zh-CN/archive.ts'

export const archive: Same<typeof zh> = {
  name: 'Archive',
  sessions: {
    name: 'Sessions',
    empty: 'No sessions yet',
    emptyWhy: 'Once a rehearsal or a live session has ended, its recordings and entries are here.',
    length: 'Length {{length}}',
    recordings: 'Recordings: {{number}}',
    entries: 'Entries: {{number}}',
    notOut: 'Never out',
  },
  session: {
    name: 'Session of {{at}}',
    choose: 'Choose a session',
    chooseWhy: 'Choose one on the left to see its recordings and what happened.',
  },
  recordings: {
    name: 'Recordings',
    empty: 'This session has no recording',
    emptyWhy: 'A rehearsal and a live session are recorded; the preflight is not.',
    play: 'Play {{file}}',
    player: 'Recording',
    file: 'File',
    hash: 'SHA-256',
    size: 'Size',
    length: 'Length',
    keptUntil: 'Kept until',
    state: { running: 'Recording', kept: 'Archived', missing: 'Missing' },
    hashing: 'being computed',
    delete: 'Delete',
    deleteOf: 'Delete recording {{file}}',
    deleteWhat: 'delete the recording {{file}}',
    notYet: 'Not to be played yet',
    notYetWhy: 'It plays once the session has ended and the recording is archived.',
  },
  entries: {
    name: 'What happened',
    empty: 'No entries',
    emptyWhy: 'Nothing was recorded in this session.',
  },
}
