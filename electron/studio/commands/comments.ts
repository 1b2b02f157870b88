import { z } from 'zod'
import { commentBodies } from '#shared/model/comment-entries.ts'
import { IncomingAct } from '#shared/model/comments.ts'
import { SessionId, type UserId } from '#shared/model/ids.ts'
import { CommentBatch, type Guarded } from '#shared/model/kept-comments.ts'
import { Act, GroundId, JudgedComment, moderationBodies } from '#shared/model/moderation.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Words } from '#shared/model/words.ts'
import type { SetOrder } from '#shared/rules/moderation/place.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { decideCommit, decidePurge, type External } from '../../comments/decide.ts'
import { decideSources } from '../../comments/decide-sources.ts'
import { decideAct, type Subject } from '../../comments/desk.ts'
import { decideRemoveFilter, decideSetFilter, decideTryFilter, Trial } from '../../comments/desk-filters.ts'
import { decideUndo, decideWaiting } from '../../comments/desk-second.ts'
import { batchAt, batchOf, commentCount, committedEnd, guardedCount } from '../../comments/read.ts'
import { actOf, actsOn, filters, silencingOf } from '../../comments/read-acts.ts'
import { nothingSet, orderReader } from '../../comments/read-order.ts'
import { readEntries } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'
import { theRoom } from '../../rooms/read.ts'
import { sessionEnd } from '../session-end.ts'
import { personCommand, studioCommand } from './command.ts'

const Left = JudgedComment.pick({ evaluation: true, adverse: true }).nullable()
const Filtered = z.object({
  filter: z.string(),
  ground: GroundId,
  hidden: z.array(JudgedComment),
  spared: z.array(z.number().int()),
})
const CommitInput = z.object({
  batch: CommentBatch.nullable(),
  filtered: z.array(Filtered),
  external: z.array(
    z.object({
      act: IncomingAct,
      source: z.string(),
      comment: JudgedComment.nullable(),
      user: z.string(),
    }),
  ),
})
const TrialOf = { words: z.array(z.string()), ground: GroundId, trial: Trial }
const note = z.string().min(1).max(500)
const onOne = { entry: z.number().int(), comment: z.number().int() }

/**
 * Comments come from the segments, which the worker and the router read; what was done about them, and whose comments
 * are guarded, is read here, inside the transaction that writes.
 */
export function commentCommands(pack: Pack) {
  return {
    'comments.commit': studioCommand(CommitInput, (db, input, { session }) => {
      if (session === null) throw new Error('comments are kept for a session')
      const { batch, external } = input
      const end = batch === null ? 0 : committedEnd(db, session, batch.segment)
      const there = batch === null ? undefined : batchAt(db, session, batch.segment, batch.offset)
      const state = {
        next: commentCount(db),
        end,
        rootThere: there?.root ?? null,
        external: external.map((one) => ({
          acted: ownAct(db, session, one),
          guarded: guardedBy(db, session, one, batch?.guarded ?? []),
        })),
        pack,
      }
      return decideCommit(state, input)
    }),
    'comments.set-sources': personCommand(
      'comment.connect',
      commentBodies['comment.sources-set'],
      (_db, input) => decideSources(input),
    ),
    'comments.purge': studioCommand(
      z.object({ session: SessionId, comments: z.number().int(), bytes: z.number().int() }),
      (db, input, context) => {
        const end = sessionEnd(db, input.session)
        const until = end === null ? null : keptUntil(end, theRoom(db)?.sells ?? true, pack)
        return decidePurge({ keptUntil: until }, input, context)
      },
    ),
    'moderation.act': personCommand(
      'comment.moderate',
      z.object({
        act: Act,
        ground: GroundId,
        note: z.string().max(500),
        on: z
          .array(z.object({ comment: JudgedComment, left: Left }))
          .min(1)
          .max(200),
      }),
      (db, { on, ...wish }) => {
        const orderOf = wish.act.kind === 'to-front' ? orderReader(db) : () => nothingSet
        const subjects = on.map((one) => subject(db, one, orderOf))
        return decideAct({ subjects, pack, nameOf: nameOf(db) }, wish)
      },
    ),
    'moderation.settle': personCommand(
      'comment.approve',
      z.object({ ...onOne, approve: z.boolean(), note }),
      (db, { entry, comment, ...second }, context) =>
        decideWaiting({ act: actOf(db, entry, comment), asked: askedIn(db, entry) }, second, context),
    ),
    'moderation.undo': personCommand(
      'comment.moderate',
      z.object({ ...onOne, note: z.string().max(500) }),
      (db, { entry, comment, note: why }) => {
        const act = actOf(db, entry, comment)
        const inFront = act?.kind === 'to-front' ? orderReader(db)(act.session).inFront : 0
        return decideUndo({ act, inFront, pack }, { note: why })
      },
    ),
    'moderation.try-filter': personCommand('comment.filter', z.object(TrialOf), (_db, input) =>
      decideTryFilter(input),
    ),
    'moderation.set-filter': personCommand(
      'comment.filter',
      z.object({ ...TrialOf, filter: z.string() }),
      (_db, input) => decideSetFilter(pack, input),
    ),
    'moderation.remove-filter': personCommand(
      'comment.filter',
      z.object({ filter: z.string(), note: z.string().max(500) }),
      (db, input) =>
        decideRemoveFilter({ isSet: filters(db).some(({ filter }) => filter === input.filter) }, input),
    ),
  }
}

type On = { readonly comment: JudgedComment; readonly left: z.infer<typeof Left> }

function subject(
  db: Reader,
  { comment, left }: On,
  orderOf: (session: SessionId | null) => SetOrder,
): Subject {
  const session = batchOf(db, comment.seq)?.session ?? null
  const isSomebody = session !== null && comment.user !== ''
  return {
    comment,
    session,
    left,
    ofUser: isSomebody ? guardedCount(db, session, comment.user) : 0,
    inSession: session === null ? 0 : guardedCount(db, session),
    order: orderOf(session),
    acts: [...actsOn(db, comment.seq), ...(isSomebody ? silencingOf(db, session, comment.user) : [])],
  }
}

/** The wish that the entry holds; null where it holds none, or its payload was erased. */
function askedIn(db: Reader, entry: number) {
  const [found] = readEntries(db, { from: entry, limit: 1 })
  return found?.kind === 'moderation.asked'
    ? (moderationBodies[found.kind].safeParse(found.body).data ?? null)
    : null
}

/** Our own act in force that asked the platform for just this. */
function ownAct(db: Reader, session: SessionId, { act, comment, user }: External): number | null {
  if (act.kind === 'deletion') {
    const hidden = comment === null ? [] : actsOn(db, comment.seq)
    return hidden.find(({ kind, state }) => kind === 'hide' && state === 'in-force')?.entry ?? null
  }
  if (act.kind === 'all-cleared' || user === '') return null
  return silencingOf(db, session, user).find(({ state }) => state === 'in-force')?.entry ?? null
}

/** Those of the batch that is being committed count as well: it is not in the tables yet. */
function guardedBy(
  db: Reader,
  session: SessionId,
  { act, user }: External,
  batch: readonly Guarded[],
): number {
  // A platform that names nobody may have silenced anybody.
  if (act.kind === 'all-cleared' || user === '') return guardedCount(db, session) + batch.length
  return guardedCount(db, session, user) + batch.filter((one) => one.user === user).length
}

function nameOf(db: Reader): (user: UserId | null) => Words {
  return (user) => {
    if (user === null) return { zh: '关键词过滤', en: 'a keyword filter' }
    const name = userById(db, user)?.name ?? user
    return { zh: name, en: name }
  }
}
