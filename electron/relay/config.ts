import { z } from 'zod'
import { RoomName } from '#electron/comments/sources/douyin/wire.ts'

const Reader = z.strictObject({
  /** For the log: whose token it is. */
  name: z.string().min(1).max(64),
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Which rooms it may fetch; `*` is every room. */
  rooms: z.array(z.union([z.literal('*'), RoomName])).min(1),
})
export type Reader = z.infer<typeof Reader>

/** The relay's configuration file, in docs/comments-intake.md. Its tokens are hashes; the platform's secret is not. */
export const RelayConfig = z.strictObject({
  douyin: z.strictObject({
    /** 开发配置 of the developer's console: what pushes are signed with. */
    secret: z.string().min(1),
    /** What is registered with the platform; handed on, so that every desk says what it does not see. */
    keywords: z.array(z.string().min(1)),
  }),
  readers: z.array(Reader).min(1),
  /** What no room has fetched is kept so long. */
  keepDays: z.number().positive().max(90).default(7),
  /** Of one room; beyond it the oldest are given up, and the room is told. */
  mostMegabytes: z.number().positive().max(100_000).default(1_000),
})
export type RelayConfig = z.infer<typeof RelayConfig>
