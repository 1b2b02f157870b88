import { z } from 'zod'

/** More than a QR code can hold. */
const Content = z.string().min(1).max(8_000)

/** What somebody answers for: an address, which covers what lies below it, or a code's exact content. */
export const CodeDeclaration = z.object({ content: Content, reason: z.string().min(1).max(500) })
export type CodeDeclaration = z.infer<typeof CodeDeclaration>

/** Who answers for where a code leads: the platform itself, a product card, somebody who declared it, or nobody. */
export const CodeStanding = z.enum(['platform', 'card', 'declared', 'off-platform'])
export type CodeStanding = z.infer<typeof CodeStanding>

export const probeBodies = {
  /** A QR code that was not in the picture before in this session. */
  'probe.qr-seen': z.object({ content: Content, scene: z.string(), standing: CodeStanding }),
  'code.declared': CodeDeclaration,
  'code.withdrawn': CodeDeclaration,
} as const
