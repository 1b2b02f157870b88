import { z } from 'zod'
import type { IncomingComment } from '#shared/model/comments.ts'
import { incomingComment } from '../incoming.ts'
import { parsedJson } from '../json.ts'

/** Source: developer.open-douyin.com, 直播间能力 > 数据开放说明, payload of `live_comment`; time in milliseconds. */
const Comment = z.object({
  msg_id: z.union([z.string(), z.number()]).transform(String),
  sec_openid: z.string().default(''),
  content: z.string(),
  nickname: z.string().default(''),
  timestamp: z.union([z.number(), z.string()]).transform(Number).optional(),
})

export type PushedComments = { readonly comments: readonly IncomingComment[]; readonly malformed: number }

/**
 * The comments of one push.
 * @param relayedAt when the relay had it, by the relay's clock
 */
export function pushedComments(body: string, relayedAt: number, receivedAt: number): PushedComments {
  const payload = parsedJson(body)
  if (!Array.isArray(payload)) return { comments: [], malformed: 1 }
  const made = payload.map((one: unknown) => {
    const { success, data } = Comment.safeParse(one)
    if (!success) return null
    return incomingComment({
      platform: 'douyin',
      id: data.msg_id,
      userId: data.sec_openid,
      userName: data.nickname,
      text: data.content,
      sentAt: data.timestamp ?? null,
      receivedAt,
      extras: { relayedAt },
    })
  })
  const comments = made.filter((comment) => comment !== null)
  return { comments, malformed: made.length - comments.length }
}
