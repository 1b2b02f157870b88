import { UserId } from '#shared/model/ids.ts'
import type { EntryView } from '#shared/model/views.ts'
import type { AnyEntry, Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'

/** An entry as the console shows it. PIN verifiers stay in the ledger: they are nobody's reading. */
export function entryView(db: Reader, entry: AnyEntry): EntryView {
  const { seq, room, session, kind, at, actor } = entry
  const actorName =
    actor.type === 'studio' ? 'studio' : (userById(db, UserId.parse(actor.user))?.name ?? actor.user)
  return {
    seq,
    room,
    session,
    kind,
    at,
    actor: actor.type === 'studio' ? 'studio' : `user:${actor.user}`,
    actorName,
    body: shownBody(entry.body),
  }
}

function shownBody(body: unknown): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null) return null
  const { pin: _pin, ...shown } = body as Record<string, unknown>
  return shown
}
