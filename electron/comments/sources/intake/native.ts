import { z } from 'zod'
import type { Incoming, PlatformName } from '#shared/model/comments.ts'
import { incomingAct, incomingComment } from '../incoming.ts'
import { instantOf } from './read-mapped.ts'

const Text = z.union([z.string(), z.number()]).transform(String)
const Extras = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({})

const common = {
  id: Text,
  /** Milliseconds since 1970, or ISO 8601 with its offset. */
  sentAt: z.union([z.number(), z.string(), z.null()]).default(null),
  extras: Extras,
}

/** The intake's own form, in docs/comments-intake.md; a message without `kind` is a comment. */
const Native = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('comment'),
    ...common,
    userId: Text.default(''),
    userName: z.string().default(''),
    text: z.string(),
  }),
  z.object({ kind: z.literal('deletion'), ...common, messageId: Text, userName: z.string().default('') }),
  z.object({
    kind: z.literal('user-muted'),
    ...common,
    userId: Text.default(''),
    userName: z.string().default(''),
    seconds: z.number().nonnegative().nullable().default(null),
  }),
  z.object({ kind: z.literal('all-cleared'), ...common }),
])

const OfAnyKind = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !('kind' in value) ? { kind: 'comment', ...value } : value,
  Native,
)

/** One message in the intake's own form. */
export function readNative(
  message: unknown,
  told: { readonly platform: PlatformName; readonly receivedAt: number },
): Incoming | 'malformed' {
  const { success, data } = OfAnyKind.safeParse(message)
  if (!success) return 'malformed'
  const sentAt = instantOf(data.sentAt, typeof data.sentAt === 'string' ? 'iso' : 'ms')
  const made =
    data.kind === 'comment'
      ? incomingComment({ ...told, ...data, sentAt })
      : incomingAct({ ...told, ...data, sentAt })
  return made ?? 'malformed'
}
