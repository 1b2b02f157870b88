import type { IncomingAct } from '#shared/model/comments.ts'
import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { CommentBatch } from '#shared/model/kept-comments.ts'
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import { type Context, type Decision, type Draft, decided, refusedWith } from '../ledger/decision.ts'

/** A filter's work on one batch. */
export type Filtered = {
  readonly filter: string
  readonly ground: string
  readonly hidden: readonly JudgedComment[]
  readonly spared: readonly number[]
}

/** What somebody did on the platform's page, with what is known here of whom it fell on. */
export type External = {
  readonly act: IncomingAct
  readonly source: string
  readonly comment: JudgedComment | null
  readonly user: string
}

/** What one commit holds; without a batch, acts only. */
export type Commit = {
  readonly batch: CommentBatch | null
  readonly filtered: readonly Filtered[]
  readonly external: readonly External[]
}

export type CommitState = {
  /** Seq of the next comment of the record. */
  readonly next: number
  /** Where the batch's segment ends as far as it was committed; 0 for a new one. */
  readonly end: number
  /** The root of the batch that begins at this very place, where there is one. */
  readonly rootThere: string | null
  /** For each act on the platform's page what is known of it here. */
  readonly external: readonly ExternalState[]
  readonly pack: Pack
}

export type ExternalState = {
  /** Our own act in force that has the same effect on this comment or user. */
  readonly acted: number | null
  /** Adverse and doubtful comments of the user, or of the session, that it falls on. */
  readonly guarded: number
}

/**
 * Commits a batch whose bytes are on the disk, and what was done on the platform's page meanwhile. Asked again with the
 * same batch, because the first answer was lost, it answers the same and writes nothing. A batch that does not begin
 * where the record ends is refused: that would make comments of bytes that are not.
 */
export function decideCommit(state: CommitState, commit: Commit): Decision<'committed' | 'was-committed'> {
  const { batch, filtered, external } = commit
  if (batch !== null && state.rootThere === batch.root) return decided('was-committed')
  if (batch !== null && (batch.offset !== state.end || batch.first !== state.next)) {
    return refusedWith(notAtTheEnd(batch, state.end))
  }
  return decided(
    'committed',
    ...(batch === null ? [] : [{ kind: 'comment.batch', body: batch } as const]),
    ...filtered.map((one) => filterDraft(one, state.pack)),
    ...external.map((one, index) => externalDraft(one, state.external[index], state.pack)),
  )
}

function notAtTheEnd({ segment, offset }: CommentBatch, end: number): Refusal {
  return {
    code: 'comments.not-at-the-end',
    said: {
      zh: `这批评论不在记录的末尾（段 ${segment}，${offset} ≠ ${end}），没有记入。`,
      en: `These comments are not at the end of the record (segment ${segment}, ${offset} ≠ ${end}) and were not recorded.`,
    },
    remedy: {
      zh: '请重启工作室；重启时会按台账核对评论文件。',
      en: 'Restart the studio: at the start the files are compared with the ledger.',
    },
    cites: [],
  }
}

function filterDraft({ filter, ground, hidden, spared }: Filtered, pack: Pack): Draft {
  const body = { filter, ground, hidden: [...hidden], spared: [...spared], pack: pack.name }
  return { kind: 'moderation.filtered', body }
}

/** Matched with our own act where there is one; what took an adverse evaluation away, or may have, without one is flagged. */
function externalDraft(
  { act, source, comment, user }: External,
  state: ExternalState | undefined,
  pack: Pack,
): Draft {
  const { acted, guarded } = state ?? { acted: null, guarded: 0 }
  const isGuarded = comment !== null && standingOf(comment, pack.moderation) !== 'clear'
  const adverse = act.kind === 'deletion' ? Number(isGuarded) : guarded
  const { platform, kind: what, id, sentAt } = act
  const flagged = acted === null && adverse > 0
  const body = { platform, source, what, id, sentAt, comment, user, adverse, acted, flagged }
  return { kind: 'moderation.external', body }
}

/** Comments may go when their time is over, and not a day before. `keptUntil` null: their session goes on. */
export function decidePurge(
  { keptUntil }: { readonly keptUntil: Instant | null },
  command: { readonly session: SessionId; readonly comments: number; readonly bytes: number },
  { now }: Context,
): Decision<void> {
  if (keptUntil !== null && now >= keptUntil) {
    return decided(undefined, { kind: 'comment.purged', body: { ...command, keptUntil } })
  }
  return refusedWith({
    code: 'comments.kept',
    said: { zh: '这一场的评论还在保存期内。', en: 'The comments of this session must still be kept.' },
    remedy: { zh: '请等保存期届满。', en: 'Wait until their time is over.' },
    cites: [],
  })
}
