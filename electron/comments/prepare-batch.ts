import type { IncomingComment } from '#shared/model/comments.ts'
import type { CommentBatch, Guarded, KeptComment, Tally } from '#shared/model/kept-comments.ts'
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { matchOf } from '#shared/rules/moderation/filter.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import { rootOf } from './batch-tree.ts'
import type { Classifier } from './classifier.ts'
import type { Filtered } from './decide.ts'
import type { Identities } from './identities.ts'
import { canonicalComment, type KeptLine, lineHash, segmentLine } from './kept-line.ts'
import type { Repeats } from './repeats.ts'

/** A filter in force; `words` are normalised. */
export type Filter = { readonly filter: string; readonly ground: string; readonly words: readonly string[] }

/** A message with the source that handed it over. */
export type FromSource<T> = { readonly source: string; readonly message: T }

export type PrepareParts = {
  readonly classifier: Classifier
  readonly identities: Identities
  readonly repeats: Repeats
  readonly pack: ModerationPack
  readonly filters: readonly Filter[]
  /** Hex text of that many random bytes. */
  readonly randomHex: (bytes: number) => string
}

/** A batch as it goes to the disk and, once it is there, into the ledger. */
export type PreparedBatch = {
  readonly comments: readonly KeptComment[]
  readonly bytes: Buffer
  /** All of the commit but the place that the segment gives. */
  readonly commit: Omit<CommentBatch, 'segment' | 'offset' | 'length'>
  readonly filtered: readonly Filtered[]
}

/** Normalises, classifies, salts and hashes: everything about a batch that needs no disk. */
export function prepareBatch(
  incoming: readonly FromSource<IncomingComment>[],
  first: number,
  parts: PrepareParts,
): PreparedBatch {
  const comments = incoming.map((one, index) => keptComment(one, first + index, parts))
  const lines = comments.map(
    (comment): KeptLine => ({ text: canonicalComment(comment), salt: parts.randomHex(16) }),
  )
  const root = rootOf(lines.map(lineHash)).toString('hex') as CommentBatch['root']
  return {
    comments,
    bytes: Buffer.from(lines.map(segmentLine).join('')),
    commit: {
      count: comments.length,
      root,
      first,
      model: parts.classifier.model,
      tally: tallyOf(comments),
      guarded: comments.flatMap((comment) => guardedOf(comment, parts.pack)),
    },
    filtered: filteredIn(comments, parts),
  }
}

function keptComment(
  { source, message }: FromSource<IncomingComment>,
  seq: number,
  parts: PrepareParts,
): KeptComment {
  const { platform, id, sentAt, receivedAt, userId, userName, repairs } = message
  const text = message.text.toWellFormed()
  const user = parts.identities.userOf(platform, userId)
  const { class: taken, fingerprint } = parts.classifier.classify(text)
  const repeats = parts.repeats.count(user, fingerprint, receivedAt)
  return {
    seq,
    platform,
    source,
    id: id.toWellFormed(),
    sentAt,
    receivedAt,
    user,
    name: userName.toWellFormed(),
    text,
    repairs,
    class: { ...taken, repeats },
    model: parts.classifier.model,
    filter: filterOf(text, parts),
  }
}

function filterOf(text: string, { filters, classifier }: PrepareParts): string | null {
  if (filters.length === 0) return null
  const plain = classifier.normalise(text)
  return filters.find(({ words }) => matchOf(words, plain) !== undefined)?.filter ?? null
}

function tallyOf(comments: readonly KeptComment[]): Tally {
  const tally = { adverse: 0, favourable: 0, none: 0, unknown: 0 }
  for (const { class: taken } of comments) tally[taken.evaluation] += 1
  return tally
}

function guardedOf({ seq, user, class: taken }: KeptComment, pack: ModerationPack): Guarded[] {
  if (taken.evaluation === 'unknown') return []
  const standing = standingOf(taken, pack)
  return standing === 'clear' ? [] : [{ seq, user, evaluation: standing }]
}

/** What filters hide of a batch: never what is, or may be, an adverse evaluation, whatever was tried when they were set. */
function filteredIn(comments: readonly KeptComment[], { filters, pack }: PrepareParts): Filtered[] {
  return filters.flatMap(({ filter, ground }) => {
    const met = comments.filter((comment) => comment.filter === filter)
    if (met.length === 0) return []
    const isClear = (comment: KeptComment) => standingOf(comment.class, pack) === 'clear'
    const hidden = met.filter(isClear).map(judgedComment)
    const spared = met.filter((comment) => !isClear(comment)).map(({ seq }) => seq)
    return [{ filter, ground, hidden, spared }]
  })
}

/** A kept comment as moderation judges it. */
export function judgedComment(comment: KeptComment): JudgedComment {
  const { seq, platform, source, user, name, text, model, class: taken } = comment
  const { evaluation, adverse, seen, repeats } = taken
  return { seq, platform, source, user, name, text, evaluation, adverse, seen, repeats, model }
}
