/** What of the comments is looked at. */
import type { CommentQuery, CommentView } from '#shared/model/comment-views.ts'
import type { SessionId, UserId } from '#shared/model/ids.ts'
import type { ActView } from '#shared/model/moderation.ts'
import type { FeedKind } from '../../../studio/comment-feed.ts'

/**
 * `asked` waits for a supervisor; `mine` are those that the person at this seat did something about; `order` is the set
 * order, as far as one is set.
 */
export const feedViews = ['all', 'adverse', 'flagged', 'asked', 'mine', 'order'] as const
export type FeedView = (typeof feedViews)[number]

/** What is looked for in the record: words, or everything of one user. */
export type Looked = {
  readonly text: string
  readonly user: { readonly id: string; readonly name: string } | null
}

export const lookedForNothing: Looked = { text: '', user: null }

export function isSearch({ text, user }: Looked): boolean {
  return text !== '' || user !== null
}

/** The kind that is streamed for a view; null where the view is made of what was done about comments. */
export function kindOf(view: FeedView): FeedKind | null {
  return view === 'asked' || view === 'mine' || view === 'order' ? null : view
}

export function onlyOf(view: FeedView): CommentQuery['only'] {
  switch (view) {
    case 'adverse':
      return 'guarded'
    case 'flagged':
      return 'flagged'
    default:
      return 'all'
  }
}

/** Those about which something stands that was done in this session. */
export function ofSession(
  comments: ReadonlyMap<number, CommentView>,
  session: SessionId | null,
): ReadonlyMap<number, CommentView> {
  const isOf = ({ handling }: CommentView) => handling?.acts.some((act) => act.session === session) === true
  return new Map([...comments].filter(([, comment]) => isOf(comment)))
}

/** Comments that the person has acted on and where that still counts, oldest first. */
export function minesOf(changed: ReadonlyMap<number, CommentView>, me: UserId | null): CommentView[] {
  return [...changed.values()]
    .filter(({ handling }) => handling?.acts.some(({ by }) => by !== null && by === me) === true)
    .sort((a, b) => a.seq - b.seq)
}

/** Comments that an act waits on, oldest first, as far as they are at hand. */
export function askedOf(waiting: readonly ActView[], at: ReadonlyMap<number, CommentView>): CommentView[] {
  const seqs = [...new Set(waiting.map(({ comment }) => comment))].sort((a, b) => a - b)
  return seqs.flatMap((seq) => at.get(seq) ?? [])
}

/** So few of those that stand by their time are shown between front and back that all three are in view together. */
const between = 10

/** The set order: the front, the newest of what stands by its time, the back; each in the order of time. */
export function orderOf(
  placed: ReadonlyMap<number, CommentView>,
  byTime: readonly CommentView[],
): CommentView[] {
  const sorted = [...placed.values()].sort((a, b) => a.seq - b.seq)
  const at = (place: 'front' | 'back') => sorted.filter(({ handling }) => handling?.place === place)
  const isPlaced = (seq: number) => (placed.get(seq)?.handling?.place ?? null) !== null
  return [...at('front'), ...byTime.filter(({ seq }) => !isPlaced(seq)).slice(-between), ...at('back')]
}

/** Whether what is looked for is in a comment, as the record's search has it. */
export function holds({ text, user }: Looked, comment: CommentView): boolean {
  const wanted = text.toLowerCase()
  return (
    (user === null || comment.user === user.id) &&
    (wanted === '' ||
      comment.text.toLowerCase().includes(wanted) ||
      comment.name.toLowerCase().includes(wanted))
  )
}
