import { z } from 'zod'
import type { Incoming } from '#shared/model/comments.ts'
import { incomingAct, incomingComment } from '../incoming.ts'
import { parsedJson } from '../json.ts'

export type Told =
  | { readonly what: 'messages'; readonly messages: readonly Incoming[] }
  /** The platform has ended this run of the project: nothing more comes on its socket. */
  | { readonly what: 'ended'; readonly game: string }
  /** Gifts, likes, who came in, and kinds that did not exist when this was written. */
  | { readonly what: 'other' }
  | { readonly what: 'malformed' }

const Message = z.object({ cmd: z.string(), data: z.unknown().optional() })

const second = z.number().nonnegative().optional()

const User = { open_id: z.string().default(''), uname: z.string().default(''), timestamp: second }

const Danmaku = z.object({
  ...User,
  msg_id: z.string(),
  msg: z.string(),
  dm_type: z.number().optional(),
  guard_level: z.number().optional(),
  fans_medal_name: z.string().optional(),
  fans_medal_level: z.number().optional(),
  is_admin: z.number().optional(),
  reply_uname: z.string().optional(),
})

const SuperChat = z.object({
  ...User,
  message_id: z.union([z.number(), z.string()]),
  message: z.string(),
  rmb: z.number().optional(),
})

const SuperChatDeletion = z.object({
  message_ids: z.array(z.union([z.number(), z.string()])),
  timestamp: second,
})

const InteractionEnd = z.object({ game_id: z.string() })

/** What a message packet of the live open platform says; all times that it gives are in seconds. */
export function told(body: Buffer, receivedAt: number): Told {
  const message = Message.safeParse(parsedJson(body.toString('utf8')))
  if (!message.success) return { what: 'malformed' }
  const { cmd, data } = message.data
  switch (cmd.split(':', 1)[0]) {
    case 'LIVE_OPEN_PLATFORM_DM':
      return danmaku(data, receivedAt)
    case 'LIVE_OPEN_PLATFORM_SUPER_CHAT':
      return superChat(data, receivedAt)
    case 'LIVE_OPEN_PLATFORM_SUPER_CHAT_DEL':
      return superChatDeletion(data, receivedAt)
    case 'LIVE_OPEN_PLATFORM_INTERACTION_END': {
      const end = InteractionEnd.safeParse(data)
      return end.success ? { what: 'ended', game: end.data.game_id } : { what: 'malformed' }
    }
    default:
      return { what: 'other' }
  }
}

function danmaku(data: unknown, receivedAt: number): Told {
  const { success, data: said } = Danmaku.safeParse(data)
  if (!success) return { what: 'malformed' }
  return messages(
    incomingComment({
      platform: 'bilibili',
      id: said.msg_id,
      userId: said.open_id,
      userName: said.uname,
      text: said.msg,
      sentAt: inMs(said.timestamp),
      receivedAt,
      extras: {
        picture: said.dm_type === 1,
        guardLevel: said.guard_level,
        medal: said.fans_medal_name,
        medalLevel: said.fans_medal_level,
        admin: said.is_admin === 1,
        answers: said.reply_uname,
      },
    }),
  )
}

function superChat(data: unknown, receivedAt: number): Told {
  const { success, data: said } = SuperChat.safeParse(data)
  if (!success) return { what: 'malformed' }
  return messages(
    incomingComment({
      platform: 'bilibili',
      id: superChatId(said.message_id),
      userId: said.open_id,
      userName: said.uname,
      text: said.message,
      sentAt: inMs(said.timestamp),
      receivedAt,
      extras: { paidYuan: said.rmb },
    }),
  )
}

function superChatDeletion(data: unknown, receivedAt: number): Told {
  const { success, data: said } = SuperChatDeletion.safeParse(data)
  if (!success) return { what: 'malformed' }
  const sentAt = inMs(said.timestamp)
  return messages(
    ...said.message_ids.map((id) =>
      incomingAct({
        kind: 'deletion',
        platform: 'bilibili',
        id: `deletion of ${superChatId(id)}`,
        messageId: superChatId(id),
        userName: '',
        sentAt,
        receivedAt,
        extras: {},
      }),
    ),
  )
}

/** Super chats are deleted by this number and not by the id of the message that told of them. */
function superChatId(id: number | string): string {
  return `super-chat:${id}`
}

function inMs(seconds: number | undefined): number | null {
  return seconds === undefined || seconds === 0 ? null : seconds * 1_000
}

function messages(...made: readonly (Incoming | null)[]): Told {
  const fit = made.filter((message) => message !== null)
  return fit.length === made.length ? { what: 'messages', messages: fit } : { what: 'malformed' }
}
