import type { Same } from '../same.ts'
import type { failure as zh } from '../zh-CN/failure.ts'

export const failure: Same<typeof zh> = {
  away: {
    said: 'Not sent: the connection to the studio is lost, and nothing was changed.',
    remedy: 'Wait for the console to reconnect and try again. The guards go on inside the studio.',
  },
  badRequest: {
    said: 'The studio does not take this: it is not in the expected form.',
    remedy: 'Look over what was filled in, correct it and try again.',
  },
  unexpected: {
    said: 'The studio could not do this because of an error that it did not expect: {{detail}}',
    remedy:
      'Try again. If it fails again, give this sentence and the newest ledger entries to your technician.',
  },
  screen: {
    said: 'This screen failed and cannot be shown: {{detail}}',
    remedy: 'Load the page again; the guards and the session are not affected.',
    reload: 'Load again',
  },
}
