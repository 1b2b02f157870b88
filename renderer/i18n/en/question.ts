import type { Same } from '../same.ts'
import type { question as zh } from '../zh-CN/question.ts'

export const question: Same<typeof zh> = {
  name: 'Undeclared source',
  never: 'Nobody declared “{{source}}”, which is in the picture. What is it?',
  changed: '“{{source}}” in the picture has changed; it was declared as: {{nature}}. What is it now?',
  captures: 'Captures {{capture}}',
  kind: 'Kind: {{kind}}',
  others: '{{number}} more to declare',
  hidden: 'Hidden; it shows again once you answer',
  answer: 'Declare “{{source}}” as: {{nature}}',
  next: {
    prompt: 'Please answer now',
    warning: 'Viewers are warned in {{seconds}} s',
    pull: 'Hidden in {{seconds}} s',
    'safe-scene': 'Cut to the safe scene in {{seconds}} s',
    'stop-output': 'The output stops in {{seconds}} s',
  },
}
