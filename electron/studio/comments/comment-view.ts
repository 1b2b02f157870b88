import type { CommentView, Handling } from '#shared/model/comment-views.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import { Act, type Span } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import { type ActRow, actsOnAny, actView } from '../../comments/read-acts.ts'
import { platformActsOn } from '../../comments/read-platform-acts.ts'
import type { Reader } from '../../ledger/schema.ts'

/** Comments as the console shows them, with what is in force about each at this moment. */
export function commentViews(
  db: Reader,
  comments: readonly KeptComment[],
  pack: ModerationPack,
): CommentView[] {
  const [first, last] = [comments.at(0)?.seq, comments.at(-1)?.seq]
  if (first === undefined || last === undefined) return []
  const acts = Map.groupBy(
    actsOnAny(db, Math.min(first, last), Math.max(first, last)),
    ({ comment }) => comment,
  )
  const isGuarded = (comment: KeptComment) => standingOf(comment.class, pack) !== 'clear'
  const platformActs = platformActsOn(db, comments, isGuarded)
  return comments.map((comment) => ({
    seq: comment.seq,
    // When it arrived: clocks of platforms differ, and the order in which things happened here must not.
    at: comment.receivedAt,
    name: comment.name,
    text: comment.text,
    source: comment.source,
    platform: comment.platform,
    user: comment.user,
    class: comment.class,
    standing: standingOf(comment.class, pack),
    handling: handlingBy(acts.get(comment.seq) ?? []),
    onPlatform: platformActs(comment),
  }))
}

/** Null where nobody has done anything that still counts. */
function handlingBy(acts: readonly ActRow[]): Handling | null {
  const standing = acts.filter(({ state }) => state === 'in-force' || state === 'waiting')
  if (standing.length === 0) return null
  const inForce = standing.filter(({ state }) => state === 'in-force')
  const is = (kind: ActRow['kind']) => inForce.some((act) => act.kind === kind)
  return {
    hidden: is('hide'),
    collapsed: is('collapse'),
    pinned: is('pin'),
    place: is('to-front') ? 'front' : is('to-back') ? 'back' : null,
    spans: inForce.flatMap(spansOf),
    acts: standing.map(actView),
  }
}

function spansOf({ kind, detail }: ActRow): Span[] {
  if (kind !== 'redact') return []
  const act = Act.safeParse({ kind, ...(JSON.parse(detail) as object) })
  return act.success && act.data.kind === 'redact' ? act.data.spans : []
}
