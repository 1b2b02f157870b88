import { z } from 'zod'
import { Pointer } from './pointer.ts'

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** How to read the JSON of a program that knows nothing of this one, in docs/comments-intake.md. */
export const Mapping = z.strictObject({
  /** Where the list of messages lies; without it the document is one message, or a list of them. */
  items: Pointer.optional(),
  /** Texts inside a message that are JSON themselves; they are opened first, in this order. */
  opened: z.array(Pointer).default([]),
  /** A message is a comment only where each of these holds; what is not is left alone and not counted as lost. */
  only: z.array(z.strictObject({ at: Pointer, is: z.array(Value).min(1) })).default([]),
  id: Pointer,
  text: Pointer,
  userId: Pointer.optional(),
  userName: Pointer.optional(),
  sentAt: z.strictObject({ at: Pointer, unit: z.enum(['ms', 's', 'iso']) }).optional(),
  extras: z.record(z.string().min(1).max(40), Pointer).default({}),
})
export type Mapping = z.infer<typeof Mapping>
