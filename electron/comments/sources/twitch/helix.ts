import { z } from 'zod'
import type { ModerationCall, ModerationResult } from '#shared/model/comments.ts'
import { type Answer, ask, type Question } from '../ask.ts'
import { parsedJson } from '../json.ts'
import type { SourceClock, SourceModeration } from '../source.ts'

export type HelixOptions = {
  readonly clientId: string
  /** Needs moderator:manage:chat_messages and moderator:manage:banned_users; without `oauth:`. */
  readonly token: string
  /** Twitch's number of the channel's owner, and of whose token this is. */
  readonly broadcasterId: string
  readonly moderatorId: string
  /** Another address than Twitch's own: a proxy, or a server of tests. */
  readonly api?: string
}

const twitchApi = 'https://api.twitch.tv/helix'
const deadlineMs = 10_000
/** Two weeks, the longest time-out that Twitch takes; longer ones are cut to it rather than made for ever. */
const longestSeconds = 1_209_600

/** Twitch's moderation over HTTP (Helix: Delete Chat Messages, Ban User, Unban User). */
export function helixModeration(options: HelixOptions, clock: SourceClock): SourceModeration {
  return {
    calls: new Set(['delete', 'mute', 'unmute']),
    async perform(call) {
      return resultOf(await ask(questionOf(call, options, clock)), clock.now())
    },
  }
}

function questionOf(call: ModerationCall, options: HelixOptions, clock: SourceClock): Question {
  const who = { broadcaster_id: options.broadcasterId, moderator_id: options.moderatorId }
  const api = options.api ?? twitchApi
  const headers = { authorization: `Bearer ${options.token}`, 'client-id': options.clientId }
  const asked = { clock, deadlineMs, headers }
  const at = (path: string, query: Readonly<Record<string, string>>) =>
    `${api}${path}?${new URLSearchParams(query)}`
  switch (call.call) {
    case 'delete':
      return {
        ...asked,
        method: 'DELETE',
        url: at('/moderation/chat', { ...who, message_id: call.messageId }),
      }
    case 'unmute':
      return { ...asked, method: 'DELETE', url: at('/moderation/bans', { ...who, user_id: call.userId }) }
    case 'mute': {
      const { userId: user_id, seconds } = call
      const duration = seconds === null ? {} : { duration: Math.min(longestSeconds, Math.ceil(seconds)) }
      const body = JSON.stringify({ data: { user_id, ...duration } })
      const json = { ...headers, 'content-type': 'application/json' }
      return { ...asked, method: 'POST', url: at('/moderation/bans', who), headers: json, body }
    }
  }
}

const Failure = z.object({ message: z.string() })

function resultOf(answer: Answer, at: number): ModerationResult {
  if (answer.how === 'unreachable') {
    const why = answer.sent ? 'unknown-outcome' : 'unreachable'
    return { done: false, at, status: null, why, said: answer.why }
  }
  const { status, text } = answer
  if (status >= 200 && status < 300) return { done: true, at, status }
  const said = Failure.safeParse(parsedJson(text)).data?.message ?? ''
  return { done: false, at, status, why: whyOf(status), said: said.slice(0, 500).toWellFormed() }
}

function whyOf(status: number): Extract<ModerationResult, { done: false }>['why'] {
  if (status === 401 || status === 403) return 'not-permitted'
  if (status === 404) return 'not-found'
  if (status === 429) return 'too-many'
  return status >= 500 ? 'unknown-outcome' : 'refused'
}
