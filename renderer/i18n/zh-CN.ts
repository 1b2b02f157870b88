import { actions } from './zh-CN/actions.ts'
import { archive } from './zh-CN/archive.ts'
import { cards } from './zh-CN/cards.ts'
import { desk } from './zh-CN/desk.ts'
import { entries } from './zh-CN/entries.ts'
import { erase } from './zh-CN/erase.ts'
import { failure } from './zh-CN/failure.ts'
import { guard } from './zh-CN/guard.ts'
import { incident } from './zh-CN/incident.ts'
import { live } from './zh-CN/live.ts'
import { notice } from './zh-CN/notice.ts'
import { people } from './zh-CN/people.ts'
import { preflight } from './zh-CN/preflight.ts'
import { question } from './zh-CN/question.ts'
import { review } from './zh-CN/review.ts'
import { settings } from './zh-CN/settings.ts'
import { shell } from './zh-CN/shell.ts'
import { sources } from './zh-CN/sources.ts'
import { start } from './zh-CN/start.ts'

/** The catalogue that counts; every other language has the same keys and the same placeholders. */
export const zhCN = {
  actions,
  archive,
  cards,
  desk,
  entries,
  erase,
  failure,
  guard,
  incident,
  live,
  notice,
  people,
  preflight,
  question,
  review,
  settings,
  shell,
  sources,
  start,
} as const
