import { keptUntil } from '#shared/rules/retention.ts'
import { deletePurged, dueSessions } from '../../comments/retention.ts'
import { theRoom } from '../../rooms/read.ts'
import { sessionEnd } from '../session-end.ts'
import type { CommentDesk } from './comment-desk.ts'

/** Deletes the comments of sessions whose time is over: the entry first, then the files. */
export async function purgeComments(desk: CommentDesk, now: number): Promise<void> {
  const { db, dataDir, door, pack } = desk.parts
  const sells = theRoom(db)?.sells ?? true
  const due = dueSessions(db, dataDir, now, (session) => {
    const end = session === desk.session ? null : sessionEnd(db, session)
    return end === null ? null : keptUntil(end, sells, pack)
  })
  for (const { session, comments, bytes } of due) {
    await door.asStudio(
      'comments.purge',
      { session, comments, bytes },
      { room: theRoom(db)?.id ?? null, session },
    )
  }
  if (due.length > 0) deletePurged(db, dataDir)
}
