import type { Same } from '../same.ts'
import type { notice as chinese } from '../zh-CN/notice.ts'

export const notice: Same<typeof chinese> = {
  none: 'No notice on air',
  of: {
    warning: 'Warning: {{text}}',
    minors: 'Minors: {{text}}',
    'off-platform': 'Deals elsewhere: {{text}}',
    place: 'Place: {{text}}',
  },
  cardWaits: 'Shown after the notice for minors',
}
