import type { Body, Kind } from '#shared/model/entries.ts'
import type { Act, JudgedComment } from '#shared/model/moderation.ts'
import type { AnyEntry } from '../../ledger/schema.ts'
import type { CommentSession, Performance } from './comments-protocol.ts'

/** The platform's id of a comment's message, which only its segment has. */
export type MessageIdOf = (comment: number) => string | null

/** What an entry did, as its payload has it. */
export type Acted = { readonly act: Act; readonly comment: JudgedComment }

/** What platforms are to be asked for because of an entry: whatever is decided is carried out, and nothing else is. */
export function performancesOf(
  entry: AnyEntry,
  messageIdOf: MessageIdOf,
  ofActed: (acted: number) => Acted | null,
): Performance[] {
  const { room, session } = entry
  if (room === null || session === null) return []
  const asked = { at: { room, session }, entry: entry.seq, messageIdOf }
  if (is(entry, 'moderation.acted'))
    return [performance(asked, entry.seq, entry.body.act, entry.body.comment)]
  if (is(entry, 'moderation.approved')) {
    return [performance(asked, entry.body.asked, entry.body.act, entry.body.comment)]
  }
  if (is(entry, 'moderation.filtered')) {
    return entry.body.hidden.map((comment) => performance(asked, entry.seq, { kind: 'hide' }, comment))
  }
  if (is(entry, 'moderation.undone')) {
    const undone = ofActed(entry.body.acted)
    return undone === null ? [] : [undoing(asked, entry.body.acted, undone.act, undone.comment)]
  }
  return []
}

type Asked = { readonly at: CommentSession; readonly messageIdOf: MessageIdOf }

function performance(
  { at, messageIdOf }: Asked,
  acted: number,
  act: Act,
  comment: JudgedComment,
): Performance {
  const { seq, source, user } = comment
  const call = callFor(act)
  const messageId = call === 'delete' ? messageIdOf(seq) : ''
  return {
    at,
    acted,
    comment: seq,
    act: act.kind,
    call: messageId === null ? null : call,
    source,
    messageId: messageId ?? '',
    user,
    seconds: act.kind === 'mute' ? act.seconds : null,
  }
}

/** A mute can be lifted; what was deleted on the platform does not come back. */
function undoing(asked: Asked, acted: number, act: Act, comment: JudgedComment): Performance {
  const call = callFor(act) === 'mute' ? 'unmute' : null
  return { ...performance(asked, acted, act, comment), act: 'undo', call }
}

function callFor({ kind }: Act): Performance['call'] {
  if (kind === 'hide') return 'delete'
  return kind === 'mute' || kind === 'block' ? 'mute' : null
}

function is<K extends Kind>(entry: AnyEntry, kind: K): entry is AnyEntry & { readonly body: Body<K> } {
  return entry.kind === kind && entry.body !== null
}
