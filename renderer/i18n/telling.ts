/** What it takes to tell an entry as a sentence, and the shape of a table that does. */
import type { Body, Kind } from '#shared/model/entries.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Rung } from '#shared/model/ladder.ts'
import type { Words } from '#shared/model/words.ts'

/** What the sentences need beside the body: names for ids, and how to write times in the room's zone. */
export type Telling = {
  readonly userName: (user: string) => string
  readonly guardName: (guard: GuardId) => string
  readonly rungName: (rung: Rung) => string
  /** What the studio itself is called where it acted by itself. */
  readonly studio: string
  readonly time: (at: number) => string
  readonly date: (at: number) => string
  readonly say: (words: Words) => string
}

type Row<K extends Kind> = (
  body: Body<K>,
  telling: Telling,
) => { readonly key?: string; readonly values?: Readonly<Record<string, string | number>> }

/** One row for each kind of entry. */
export type SentenceRows = { readonly [K in Kind]: Row<K> }
