import { actOnComments } from '../comments/comment-acts.ts'
import { auditComments, proveOne, sampleComments } from '../comments/comment-audit.ts'
import { setCommentFilter, tryCommentFilter } from '../comments/comment-filters.ts'
import { commentViews } from '../comments/comment-view.ts'
import { setSources } from '../comments/set-sources.ts'
import { type TailPace, tail } from '../shown/tail.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, requireRight, settled, signedIn } from './context.ts'

const never = new AbortController().signal

/** Twenty batches a second, each large enough for ten thousand comments a second. */
const commentPace: TailPace = { everyMs: 50, batch: 500, lag: 5_000 }

export function commentsRouter({ db, door, pack, comments: desk, parts }: Studio) {
  return {
    tail: procedures.comments.tail.handler(({ input, context, signal }) => {
      signedIn(context)
      return tail(desk.comments, input, signal ?? never, commentPace)
    }),
    changes: procedures.comments.changes.handler(({ input, context, signal }) => {
      signedIn(context)
      return tail(desk.changes, input, signal ?? never)
    }),
    watch: procedures.comments.watch.handler(({ context, signal }) => {
      signedIn(context)
      return desk.view.watch(signal ?? never)
    }),
    search: procedures.comments.search.handler(async ({ input, context }) => {
      signedIn(context)
      const { comments, before, looked } = await desk.reading.search(input)
      return { comments: commentViews(db, comments, pack.moderation), before, looked }
    }),
    handled: procedures.comments.handled.handler(async ({ input, context }) => {
      signedIn(context)
      const { comments, before } = await desk.reading.handled(input)
      return { comments: commentViews(db, comments, pack.moderation), before }
    }),
    act: procedures.comments.act.handler(async ({ input, context }) => ({
      answers: settled(await actOnComments(desk, signedIn(context), input)),
    })),
    settle: procedures.comments.settle.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'moderation.settle', input)),
    ),
    undo: procedures.comments.undo.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'moderation.undo', input)),
    ),
    tryFilter: procedures.comments.tryFilter.handler(async ({ input, context }) => {
      const user = signedIn(context)
      requireRight(db, user, 'comment.filter')
      return settled(await tryCommentFilter(desk, user, input))
    }),
    setFilter: procedures.comments.setFilter.handler(async ({ input, context }) => {
      const user = signedIn(context)
      requireRight(db, user, 'comment.filter')
      return settled(await setCommentFilter(desk, user, input))
    }),
    removeFilter: procedures.comments.removeFilter.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'moderation.remove-filter', input)),
    ),
    report: procedures.comments.report.handler(({ input, context }) => {
      requireRight(db, signedIn(context), 'comment.report')
      return auditComments(desk, input.session)
    }),
    sample: procedures.comments.sample.handler(async ({ input, context }) => {
      requireRight(db, signedIn(context), 'comment.report')
      return settled(await sampleComments(desk, input.session, input.count))
    }),
    prove: procedures.comments.prove.handler(async ({ input, context }) => {
      requireRight(db, signedIn(context), 'comment.report')
      return settled(await proveOne(desk, input.comment, parts.vkey))
    }),
    sources: procedures.comments.sources.handler(({ context }) => {
      requireRight(db, signedIn(context), 'comment.connect')
      return desk.sources.set()
    }),
    connect: procedures.comments.connect.handler(async ({ input, context }) => {
      const user = signedIn(context)
      requireRight(db, user, 'comment.connect')
      const { problems, intakePort } = settled(await setSources(desk, user, input.sources, input.intakePort))
      return { problems: [...problems], intakePort }
    }),
  }
}
