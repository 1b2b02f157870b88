import type { CommentQuery } from '#shared/model/comment-views.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import type { Reader } from '../ledger/schema.ts'
import { commentOf, type KeptLine } from './kept-line.ts'
import { type BatchRow, batchesBefore } from './read.ts'
import { linesWhereThere, linesWith } from './read-kept.ts'

export type Found = {
  readonly comments: readonly KeptComment[]
  /** Ask again with this as `before` to look further back; null where everything was looked at. */
  readonly before: number | null
  readonly looked: number
}

/** One question looks at no more than this, so that the reader of questions is never busy for long. */
const lookedAtMost = 200_000
const batchesAtOnce = 64

/** Goes through a session's comments from the newest back, until `limit` are found or enough was looked at. */
export function searchComments(
  db: Reader,
  dataDir: string,
  query: CommentQuery,
  pack: ModerationPack,
): Found {
  const found: KeptComment[] = []
  const from = query.before ?? Number.MAX_SAFE_INTEGER
  let before = from
  let looked = 0
  for (;;) {
    const batches = batchesBefore(db, query.session, before, batchesAtOnce)
    for (const batch of batches) {
      const met = metIn(batch, dataDir, query, pack).filter(({ seq }) => seq < from)
      const wanted = met.slice(0, query.limit - found.length)
      found.push(...wanted)
      looked += batch.count
      before = batch.first
      const last = wanted.at(-1)
      if (found.length >= query.limit && last !== undefined)
        return { comments: found, before: last.seq, looked }
    }
    if (batches.length < batchesAtOnce) return { comments: found, before: null, looked }
    if (looked >= lookedAtMost) return { comments: found, before, looked }
  }
}

/** The comments of a batch that are meant, newest first. */
function metIn(batch: BatchRow, dataDir: string, query: CommentQuery, pack: ModerationPack): KeptComment[] {
  const isMet = condition(query, pack)
  return linesFor(batch, dataDir, query).map(commentOf).filter(isMet).reverse()
}

/** A batch that cannot hold what is meant is not taken apart. */
function linesFor(batch: BatchRow, dataDir: string, { only, user, text }: CommentQuery): readonly KeptLine[] {
  if (only === 'adverse' && batch.adverse === 0) return []
  if (user !== null) return linesWith(dataDir, batch, Buffer.from(`"user":"${user}"`))
  // Bytes know no capitals: a text with Latin letters has to be looked at itself.
  if (text !== '' && !/[a-z]/i.test(text)) return linesWith(dataDir, batch, Buffer.from(asInJson(text)))
  return linesWhereThere(dataDir, batch)
}

function asInJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function condition(query: CommentQuery, pack: ModerationPack): (comment: KeptComment) => boolean {
  const text = query.text.toLowerCase()
  return (comment) =>
    (text === '' || comment.text.toLowerCase().includes(text) || comment.name.toLowerCase().includes(text)) &&
    (query.user === null || comment.user === query.user) &&
    isOf(query.only, comment, pack)
}

function isOf(only: CommentQuery['only'], { class: taken }: KeptComment, pack: ModerationPack): boolean {
  switch (only) {
    case 'all':
      return true
    case 'adverse':
      return taken.evaluation === 'adverse'
    case 'guarded':
      return standingOf(taken, pack) !== 'clear'
    case 'flagged':
      return taken.seen.length > 0
  }
}
