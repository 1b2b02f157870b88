import type { SessionId } from '#shared/model/ids.ts'
import type { SessionView } from '#shared/model/views.ts'
import { recordingsOf } from '../../archive/read.ts'
import { readEntries } from '../../ledger/log.ts'
import { type SessionState, sessionById, sessions, theRoom } from '../../rooms/read.ts'
import { sessionExtent, sessionSeqs } from '../journal.ts'
import { recordingPath } from '../recordings/media.ts'
import { entryView } from '../shown/entry-view.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, signedIn } from './context.ts'
import { unknownSession } from './unknown-session.ts'

export function archiveRouter({ db, door }: Studio) {
  const view = (session: SessionState): SessionView => {
    const { safe: _safe, outputSeen: _outputSeen, ...shown } = session
    const { entries, first, last } = sessionExtent(db, session.id)
    const recordings = recordingsOf(db, session.id).map((recording) => ({
      ...recording,
      plays: recording.state === 'kept' ? recordingPath(recording.id) : null,
    }))
    return { ...shown, recordings, entries, firstSeq: first, lastSeq: last }
  }
  return {
    sessions: procedures.archive.sessions.handler(({ context }) => {
      signedIn(context)
      const room = theRoom(db)
      return room === undefined ? [] : sessions(db, room.id).map(view)
    }),
    session: procedures.archive.session.handler(({ input, context }) => {
      signedIn(context)
      const found = sessionById(db, input.session)
      if (found === undefined) throw refusalError(unknownSession)
      return { session: view(found), entries: entriesOf(input.session, input.after, input.limit) }
    }),
    deleteRecording: procedures.archive.deleteRecording.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'recording.delete', input)),
    ),
  }

  function entriesOf(session: SessionId, after: number, limit: number) {
    return sessionSeqs(db, session, after, limit)
      .flatMap((seq) => readEntries(db, { from: seq, limit: 1 }))
      .map((entry) => entryView(db, entry))
  }
}
