import type { Incoming } from '#shared/model/comments.ts'
import { incomingAct, incomingComment } from '../incoming.ts'
import type { IrcLine } from './irc-line.ts'

/**
 * What a line says of the room's comments; null where it says nothing of them, `malformed` where it should and cannot.
 * Source: Twitch's documents on IRC tags, PRIVMSG, USERNOTICE, CLEARCHAT and CLEARMSG.
 * @param madeUpId for a message of a server that gives none
 */
export function incomingOf(
  line: IrcLine,
  receivedAt: number,
  madeUpId: string,
): Incoming | null | 'malformed' {
  const made = madeOf(line, receivedAt, madeUpId)
  return made === undefined ? null : (made ?? 'malformed')
}

function madeOf(line: IrcLine, receivedAt: number, madeUpId: string): Incoming | null | undefined {
  const [, trailing] = line.params
  switch (line.command) {
    case 'PRIVMSG':
      return trailing === undefined ? null : commentOf(line, trailing, receivedAt, madeUpId)
    case 'USERNOTICE':
      return trailing === undefined ? undefined : commentOf(line, trailing, receivedAt, madeUpId)
    case 'CLEARMSG':
      return deletionOf(line, receivedAt)
    case 'CLEARCHAT':
      return clearedOf(line, trailing, receivedAt, madeUpId)
    default:
      return undefined
  }
}

function commentOf({ tags, nick }: IrcLine, said: string, receivedAt: number, madeUpId: string) {
  const action = actionOf(said)
  return incomingComment({
    platform: 'twitch',
    id: tags.get('id') ?? madeUpId,
    userId: tags.get('user-id') ?? '',
    userName: tags.get('display-name') || tags.get('login') || nick,
    text: action ?? said,
    sentAt: sentAtOf(tags),
    receivedAt,
    extras: {
      login: tags.get('login') ?? nick,
      action: action !== null || undefined,
      moderator: tags.get('mod') === '1' || undefined,
      first: tags.get('first-msg') === '1' || undefined,
      notice: tags.get('msg-id'),
      answers: tags.get('reply-parent-msg-id'),
      hasNoId: tags.has('id') ? undefined : true,
    },
  })
}

/** What `/me` does is sent as a CTCP ACTION; null where this is none. */
function actionOf(said: string): string | null {
  const [mark, end] = ['\u0001ACTION ', '\u0001']
  if (!said.startsWith(mark)) return null
  return said.slice(mark.length, said.endsWith(end) ? -1 : undefined)
}

function deletionOf({ tags }: IrcLine, receivedAt: number) {
  const messageId = tags.get('target-msg-id') ?? ''
  return incomingAct({
    kind: 'deletion',
    platform: 'twitch',
    id: `deletion of ${messageId}`,
    messageId,
    userName: tags.get('login') ?? '',
    sentAt: sentAtOf(tags),
    receivedAt,
    extras: {},
  })
}

function clearedOf({ tags }: IrcLine, login: string | undefined, receivedAt: number, madeUpId: string) {
  const sentAt = sentAtOf(tags)
  const id = `clear ${sentAt ?? madeUpId}`
  const act = { platform: 'twitch', sentAt, receivedAt, extras: {} }
  if (login === undefined) return incomingAct({ ...act, kind: 'all-cleared', id })
  const userId = tags.get('target-user-id') ?? ''
  const duration = tags.get('ban-duration')
  const seconds = duration === undefined ? null : Number(duration)
  if (seconds !== null && !(Number.isFinite(seconds) && seconds >= 0)) return null
  return incomingAct({ ...act, kind: 'user-muted', id: `${id} ${login}`, userId, userName: login, seconds })
}

function sentAtOf(tags: ReadonlyMap<string, string>): number | null {
  const at = Number(tags.get('tmi-sent-ts'))
  return Number.isFinite(at) && at > 0 ? at : null
}
