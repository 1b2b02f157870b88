import { actions } from './en/actions.ts'
import { archive } from './en/archive.ts'
import { cards } from './en/cards.ts'
import { desk } from './en/desk.ts'
import { entries } from './en/entries.ts'
import { erase } from './en/erase.ts'
import { failure } from './en/failure.ts'
import { guard } from './en/guard.ts'
import { incident } from './en/incident.ts'
import { live } from './en/live.ts'
import { notice } from './en/notice.ts'
import { people } from './en/people.ts'
import { preflight } from './en/preflight.ts'
import { question } from './en/question.ts'
import { review } from './en/review.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { sources } from './en/sources.ts'
import { start } from './en/start.ts'

/** English: the same keys and placeholders as the Chinese catalogue. */
export const en = {
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
