/** What the auditor sees: counts over the ledger's own entries and tables, each with the entries that it rests on. */

import type { CommentReport } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import type { ActKind, ActView } from '#shared/model/moderation.ts'
import type { Written } from '../ledger/decision.ts'
import type { AnyEntry, Reader } from '../ledger/schema.ts'
import { sessionComments } from './read.ts'
import { type ActRow, actsOf } from './read-acts.ts'

const hiding: ReadonlySet<ActKind> = new Set(['hide', 'collapse', 'mute', 'block', 'reorder', 'to-back'])
const placing: ReadonlySet<ActKind> = new Set(['reorder', 'to-front', 'to-back'])

/**
 * The report on one session, or on all.
 * @param entries of the session, of the kinds that `reportedKinds` names, oldest first
 */
export function commentReport(
  db: Reader,
  session: SessionId | null,
  sessions: readonly SessionId[],
  entries: readonly AnyEntry[],
): CommentReport {
  const acts = actsOf(db, session)
  const tallies = sessions.map((one) => sessionComments(db, one))
  const sum = (of: (tally: (typeof tallies)[number]) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0)
  return {
    session,
    received: sum(({ count }) => count),
    tally: {
      adverse: sum(({ adverse }) => adverse),
      favourable: sum(({ favourable }) => favourable),
      none: sum(({ none }) => none),
      unknown: sum(({ unknown }) => unknown),
    },
    byGround: counted(acts, ({ kind, ground, state }) => [kind, ground, state]).map(
      ([kind, ground, state, count]) => ({
        kind: kind as ActKind,
        ground,
        state: state as ActView['state'],
        count,
      }),
    ),
    byPerson: counted(acts, ({ by_user, kind, state }) => [by_user ?? '', kind, state]).map(
      ([by, kind, state, count]) => ({
        by: by === '' ? null : by,
        kind: kind as ActKind,
        state: state as ActView['state'],
        count,
      }),
    ),
    adverse: {
      hidden: rows(acts, (act) => isGuarded(act) && hiding.has(act.kind) && act.state === 'in-force'),
      redacted: rows(acts, (act) => isGuarded(act) && act.kind === 'redact' && act.state === 'in-force'),
      refused: rows(acts, (act) => isGuarded(act) && act.state === 'refused'),
      waiting: rows(acts, (act) => isGuarded(act) && act.state === 'waiting'),
      undone: rows(acts, (act) => isGuarded(act) && act.state === 'undone'),
    },
    order: {
      front: rows(acts, ({ kind, state }) => kind === 'to-front' && state === 'in-force'),
      back: rows(acts, ({ kind, state }) => kind === 'to-back' && state === 'in-force'),
      refused: rows(acts, ({ kind, state }) => placing.has(kind) && state === 'refused'),
    },
    filters: bodiesOf(entries, 'moderation.filter-tried').map(({ seq, body }) => ({
      entry: seq,
      words: body.words,
      hits: body.hits,
      adverse: body.adverse,
    })),
    filtersRefused: bodiesOf(entries, 'moderation.filter-refused').map(({ seq }) => seq),
    external: bodiesOf(entries, 'moderation.external').map(({ seq, body }) => ({
      entry: seq,
      what: body.what,
      comment: body.comment?.seq ?? null,
      adverse: body.adverse,
      own: body.acted !== null,
      flagged: body.flagged,
    })),
    coverage: bodiesOf(entries, 'comment.coverage').flatMap(({ seq, body }) =>
      body.fact === 'connected' ? [] : [{ entry: seq, fact: body }],
    ),
    losses: entries
      .filter(({ kind }) => kind === 'comment.cut-off' || kind === 'comment.damaged')
      .map(({ seq }) => seq),
    withoutModel: bodiesOf(entries, 'comment.model').some(({ body }) => body.problem !== null),
  }
}

/** Kinds of entries that the report is made from, beside the tables. */
export const reportedKinds = [
  'moderation.filter-tried',
  'moderation.filter-refused',
  'moderation.external',
  'comment.coverage',
  'comment.cut-off',
  'comment.damaged',
  'comment.model',
] as const
type ReportedKind = (typeof reportedKinds)[number]

function bodiesOf<K extends ReportedKind>(entries: readonly AnyEntry[], kind: K): readonly Written<K>[] {
  return entries.filter((entry) => entry.kind === kind && entry.body !== null) as unknown as Written<K>[]
}

function isGuarded({ standing }: ActRow): boolean {
  return standing !== 'clear'
}

function rows(acts: readonly ActRow[], is: (act: ActRow) => boolean): { entry: number; comment: number }[] {
  return acts.filter(is).map(({ entry, comment }) => ({ entry, comment }))
}

/** How many there are of each combination, most first. */
function counted<T, Key extends readonly string[]>(
  all: readonly T[],
  keyOf: (one: T) => readonly [...Key],
): [...Key, number][] {
  const counts = new Map<string, { readonly key: readonly [...Key]; count: number }>()
  for (const one of all) {
    const key = keyOf(one)
    const name = JSON.stringify(key)
    const counted = counts.get(name)
    if (counted === undefined) counts.set(name, { key, count: 1 })
    else counted.count += 1
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ key, count }) => [...key, count])
}
