import type { IncomingAct } from '#shared/model/comments.ts'
import type { CommentBatch } from '#shared/model/kept-comments.ts'
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import { type Decision, type Draft, decided, refusedWith } from '../ledger/decision.ts'

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

export type CommitState = {
  /** Seq of the next comment of the record. */
  readonly next: number
  /** Where the segment ends as far as it was committed; 0 for a new one. */
  readonly end: number
  /** The root of the batch that begins at this very place, where there is one. */
  readonly rootThere: string | null
  readonly pack: string
}

/**
 * Commits a batch whose bytes are on the disk. Asked again with the same batch, because the first answer was lost, it
 * answers the same and writes nothing. A batch that does not begin where the record ends is refused: that would make
 * comments of bytes that are not.
 */
export function decideCommit(
  state: CommitState,
  command: { readonly batch: CommentBatch; readonly filtered: readonly Filtered[] },
): Decision<'committed' | 'was-committed'> {
  const { batch } = command
  if (state.rootThere === batch.root) return decided('was-committed')
  if (batch.offset !== state.end || batch.first !== state.next) {
    return refusedWith({
      code: 'comments.not-at-the-end',
      said: {
        zh: `这批评论不在记录的末尾（段 ${batch.segment}，${batch.offset} ≠ ${state.end}），没有记入。`,
        en: `These comments are not at the end of the record (segment ${batch.segment}, ${batch.offset} ≠ ${state.end}) and were not recorded.`,
      },
      remedy: {
        zh: '请重启工作室；重启时会按台账核对评论文件。',
        en: 'Restart the studio: at the start the files are compared with the ledger.',
      },
      cites: [],
    })
  }
  const filtered = command.filtered.map(
    ({ filter, ground, hidden, spared }): Draft => ({
      kind: 'moderation.filtered',
      body: { filter, ground, hidden: [...hidden], spared: [...spared], pack: state.pack },
    }),
  )
  return decided('committed', { kind: 'comment.batch', body: batch }, ...filtered)
}

export type ExternalState = {
  /** Our own act in force that has the same effect on this comment or user. */
  readonly acted: number | null
  /** Adverse and doubtful comments of the user, or of the session, that it falls on. */
  readonly guarded: number
  readonly pack: ModerationPack
}

/**
 * Records what was done on the platform's page. It is matched with our own act where there is one; what took an adverse
 * evaluation away, or may have, without one is flagged.
 */
export function decideExternal(
  { acted, guarded, pack }: ExternalState,
  { act, source, comment, user }: External,
): Decision<void> {
  const isOne = act.kind === 'deletion'
  const isGuarded = comment !== null && standingOf(comment, pack) !== 'clear'
  const adverse = isOne ? Number(isGuarded) : guarded
  return decided(undefined, {
    kind: 'moderation.external',
    body: {
      platform: act.platform,
      source,
      what: act.kind,
      id: act.id,
      sentAt: act.sentAt,
      comment,
      user,
      adverse,
      acted,
      flagged: acted === null && adverse > 0,
    },
  })
}
