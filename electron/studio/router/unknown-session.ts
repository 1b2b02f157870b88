import type { Refusal } from '#shared/model/words.ts'

export const unknownSession: Refusal = {
  code: 'session.unknown',
  said: { zh: '没有这一场。', en: 'There is no such session.' },
  remedy: { zh: '请从归档列表里选择。', en: 'Choose one from the archive.' },
  cites: [],
}
