import type { Incoming, IncomingAct, IncomingComment } from '#shared/model/comments.ts'
import { fitText } from './incoming-text.ts'

const longestId = 256
const longestExtra = 512

type Extras = Incoming['extras']

export type CommentParts = Pick<
  IncomingComment,
  'platform' | 'id' | 'userId' | 'userName' | 'text' | 'sentAt' | 'receivedAt'
> & { readonly extras?: Readonly<Record<string, string | number | boolean | null | undefined>> }

/** A comment from what a platform said; null where its id cannot be one, so that it is dropped and counted. */
export function incomingComment(parts: CommentParts): IncomingComment | null {
  if (!isId(parts.id) || parts.userId.length > longestId) return null
  const text = fitText('text', parts.text)
  const name = fitText('userName', parts.userName)
  return {
    kind: 'comment',
    platform: parts.platform,
    id: parts.id,
    userId: parts.userId.toWellFormed(),
    userName: name.text,
    text: text.text,
    sentAt: instantOrNull(parts.sentAt),
    receivedAt: parts.receivedAt,
    repairs: [...text.repairs, ...name.repairs],
    extras: extrasOf(parts.extras ?? {}),
  }
}

/** The same act with its texts made fit to be kept; null where an id cannot be one. */
export function incomingAct(act: IncomingAct): IncomingAct | null {
  if (!isId(act.id)) return null
  const fit = { ...act, sentAt: instantOrNull(act.sentAt), extras: extrasOf(act.extras) }
  if (fit.kind === 'all-cleared') return fit
  const userName = fitText('userName', fit.userName).text
  if (fit.kind === 'deletion') return isId(fit.messageId) ? { ...fit, userName } : null
  return fit.userId.length <= longestId ? { ...fit, userName } : null
}

function isId(id: string): boolean {
  return id.length > 0 && id.length <= longestId && id.isWellFormed()
}

/** A clock that is off by centuries is as good as none. */
function instantOrNull(at: number | null): number | null {
  return at !== null && Number.isFinite(at) && at >= 0 && at < 8_640_000_000_000_000 ? Math.round(at) : null
}

function extrasOf(extras: CommentParts['extras'] & {}): Extras {
  const kept: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(extras)) {
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) continue
    kept[name] = typeof value === 'string' ? value.slice(0, longestExtra).toWellFormed() : value
  }
  return kept
}
