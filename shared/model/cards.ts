import { z } from 'zod'
import { CardId, Instant, Sha256, UserId } from './ids.ts'
import { Citation, Words } from './words.ts'

/** Money in fen, so that no price is ever a rounded float. */
const Fen = z.number().int().nonnegative()

/** What an operator fills in. `category` is a category id of the pack's directory; null where nobody chose one. */
export const CardFields = z.object({
  title: z.string().min(1).max(120),
  shop: z.string().min(1).max(120),
  /** The actual seller, who answers for the goods; the shop is only the door. */
  seller: z.string().min(1).max(200),
  category: z.string().min(1).max(80).nullable(),
  price: Fen,
  /** The struck-through price; null where none is shown. */
  listPrice: Fen.nullable(),
  stock: z.number().int().nonnegative(),
  link: z.url().max(2_000),
  picture: z.string().max(500).nullable(),
  claims: z.array(z.string().min(1).max(300)).max(20),
  /** Number of the licence that the category needs, if any. */
  licence: z.string().min(1).max(120).nullable(),
  /** Whether the host recommends it as an outsider or speaks as the seller's own staff. */
  spokenBy: z.enum(['outside-host', 'seller-staff']),
})
export type CardFields = z.infer<typeof CardFields>

export const Decision = z.enum(['allow', 'warn', 'needs-approval', 'refuse'])
export type Decision = z.infer<typeof Decision>

/** One rule that had something to say about a card. */
export const Finding = z.object({
  rule: z.string().min(1),
  decision: Decision,
  said: Words,
  remedy: Words,
  cites: z.array(Citation),
})
export type Finding = z.infer<typeof Finding>

/** The directory's answer for one card under one version of the pack; the decision is the gravest finding's. */
export const Verdict = z.object({
  decision: Decision,
  findings: z.array(Finding),
  pack: z.string().min(1),
  /** True where a notice for minors must be shown before the card. */
  minorsNotice: z.boolean(),
})
export type Verdict = z.infer<typeof Verdict>

export const Approval = z.object({ by: UserId, at: Instant, reason: z.string().min(1), pack: z.string() })
export type Approval = z.infer<typeof Approval>

export const Card = CardFields.extend({
  id: CardId,
  verdict: Verdict,
  approval: Approval.nullable(),
  addedBy: UserId.nullable(),
  changedAt: Instant,
})
export type Card = z.infer<typeof Card>

export const cardBodies = {
  'card.added': z.object({ card: CardId, fields: CardFields, verdict: Verdict }),
  'card.changed': z.object({ card: CardId, fields: CardFields, verdict: Verdict }),
  'card.judged-again': z.object({ card: CardId, title: z.string(), verdict: Verdict }),
  'card.removed': z.object({ card: CardId, title: z.string(), reason: z.string() }),
  'card.approved': z.object({
    card: CardId,
    title: z.string(),
    reason: z.string().min(1),
    pack: z.string(),
  }),
  /** `picture` is the hash of the overlay that viewers see; the loop puts exactly that on air. */
  'card.aired': z.object({ card: CardId, verdict: Verdict, fields: CardFields, picture: Sha256 }),
  'card.pulled': z.object({
    card: CardId,
    title: z.string(),
    why: z.enum(['operator', 'verdict-changed', 'session-closing', 'replaced']),
  }),
  'card.air-refused': z.object({
    card: CardId,
    title: z.string(),
    said: Words,
    cites: z.array(Citation),
    pack: z.string(),
  }),
  'card.imported': z.object({
    file: z.string(),
    sha256: Sha256,
    added: z.number().int(),
    bad: z.number().int(),
  }),
} as const
