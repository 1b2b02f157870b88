import type { Same } from '../same.ts'
import type { incident as chinese } from '../zh-CN/incident.ts'

export const incident: Same<typeof chinese> = {
  name: 'Violations recorded in this session',
  empty: 'No violation has been recorded in this session.',
  more: 'The newest {{number}} only; earlier ones are in the ledger.',
  at: 'Violation at {{time}}',
  evidence: 'Ledger entry {{seq}}',
  restored: 'Restored within {{ms}} ms, tries: {{attempts}}. Asked of OBS: {{how}}',
  notRestored: 'Not restored, tries: {{attempts}}.',
  unpictured:
    'No picture was kept: viewers do not see such a violation, or nobody looked at the programme then.',
  none: {
    before: 'No picture from before',
    during: 'Too short to be in any picture',
    after: 'No picture from after',
  },
  missing:
    'The picture’s file is gone; its hash is still in the ledger. Bring the data folder’s evidence back from a backup.',
  differs:
    'The file does not match the hash in the ledger, so it is not shown. Bring the original back from a backup.',
  away: 'The studio gave no picture. Close this and open it again.',
  larger: 'Larger',
  smaller: 'Smaller',
}
