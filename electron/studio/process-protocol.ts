/**
 * What the desktop shell and the studio's utility process say to each other over `process.parentPort`.
 * Message ports cannot be described by a schema; they travel beside the message that names them:
 *
 * | who says it | message      | ports beside it       | answered by            |
 * |-------------|--------------|-----------------------|------------------------|
 * | shell       | `start`      | -                     | `ready` or `fatal`     |
 * | studio      | `key-made`   | -                     | `key-stored`           |
 * | shell       | `page`       | `[contract, pictures]`| - (speaks on the ports)|
 * | shell       | `page-gone`  | -                     | -                      |
 * | shell       | `stop`       | -                     | the process ends       |
 * | studio      | `state`      | -                     | -                      |
 *
 * `start` comes first and once. `page` may come before `ready`; the studio keeps its ports until it can serve them.
 */
import { z } from 'zod'
import { RoomId } from '#shared/model/ids.ts'
import { Phase } from '#shared/model/rooms.ts'
import { Words } from '#shared/model/words.ts'

/**
 * The signing key as the shell's key store has it.
 * - `held`: base64 of the key bytes that the studio made once.
 * - `none-yet`: the store works and holds no key for this data folder. Right for a new folder only.
 * - `unreadable`: there is one and it cannot be read. The studio writes nothing and makes no new key.
 * - `no-store`: this PC has no key store; the studio falls back to a file and says so.
 */
export const KeptKey = z.discriminatedUnion('state', [
  z.object({ state: z.literal('held'), key: z.base64() }),
  z.object({ state: z.literal('none-yet') }),
  z.object({ state: z.literal('unreadable'), why: z.string() }),
  z.object({ state: z.literal('no-store'), why: z.string() }),
])
export type KeptKey = z.infer<typeof KeptKey>

export const ToStudio = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    dataDir: z.string().min(1),
    /** Where the rule packs, fonts and the demo room lie: the repository's folder, or the installed app's. */
    resourcesDir: z.string().min(1),
    version: z.string(),
    /** The desktop's language as a BCP 47 tag. */
    locale: z.string(),
    key: KeptKey,
    rehearsal: z.boolean(),
    demo: z.boolean(),
    autopilot: z.boolean(),
    /** True when an earlier process of this run died: the studio then adopts what it finds and records the blind span. */
    again: z.boolean(),
  }),
  z.object({ type: z.literal('page'), id: z.number().int() }),
  z.object({ type: z.literal('page-gone'), id: z.number().int() }),
  z.object({ type: z.literal('key-stored'), stored: z.boolean(), why: z.string().nullable() }),
  z.object({ type: z.literal('stop') }),
])
export type ToStudio = z.infer<typeof ToStudio>
export type StartStudio = Extract<ToStudio, { readonly type: 'start' }>

export const FromStudio = z.discriminatedUnion('type', [
  /** `mediaUrl` is the loopback server of recordings, asked with `authorization: Bearer <mediaToken>`. */
  z.object({ type: z.literal('ready'), mediaUrl: z.url(), mediaToken: z.string().min(1) }),
  z.object({ type: z.literal('key-made'), key: z.base64() }),
  z.object({
    type: z.literal('state'),
    /** While true the PC must not sleep and the guards must not end with the window. */
    live: z.boolean(),
    room: RoomId.nullable(),
    phase: Phase,
  }),
  /** The studio cannot go on, and starting it again would not help; the process ends right behind it. */
  z.object({ type: z.literal('fatal'), said: Words, remedy: Words }),
])
export type FromStudio = z.infer<typeof FromStudio>
