import type { Same } from '../same.ts'
import type { erase as chinese } from '../zh-CN/erase.ts'

export const erase: Same<typeof chinese> = {
  open: 'Erase',
  name: 'Erase what the ledger holds of {{at}}',
  form: 'Erase from the ledger',
  does: 'This deletes for good what the entries of this session say: names, comments, pictures, reasons. It cannot be undone, and the session is gone from the archive.',
  stays:
    'Each entry’s leaf and hash, the signed checkpoints, and which entries were erased stay in the ledger, which verifies as before. Files of recordings are not part of it.',
  takes:
    'It replays the whole log: minutes for a large one, and nothing can be recorded meanwhile. Do it while nothing is live or rehearsed.',
  entries: 'Entries to erase',
  until: 'Kept until',
  more: 'One erasure takes ten thousand entries; {{number}} are left for another one.',
  goesOn: 'This session has not ended, so its time has not begun.',
  keptUntil: 'It must be kept until {{date}} and cannot be erased earlier.',
  nothing: 'There is nothing to erase of this session.',
  whileOut: 'Nothing is erased while the room is live or rehearsing; do it afterwards.',
  reason: 'Reason',
  reasonHint: 'Goes into the ledger with the numbers of what was erased',
  reasonProblem: 'Say why.',
  do: 'Erase {{number}} entries',
  what: 'Erase what {{number}} entries say, for good',
}
