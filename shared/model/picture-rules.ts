/** What the pack says of the programme's picture. */
import { z } from 'zod'
import { Words } from './words.ts'

const Span = z.strictObject({ seconds: z.number().positive(), basis: Words })

export const PictureFile = z.strictObject({
  /** How long the programme may be black. */
  black: Span,
  /** How long it may stand still though something in it should move. */
  still: Span,
  /** By a platform's name as rooms carry it: its own hosts, to which QR codes may lead; hosts below count too. */
  platforms: z
    .array(z.strictObject({ platform: z.string().min(1), hosts: z.array(z.string().min(3)).min(1) }))
    .readonly(),
  platformsBasis: Words,
})
export type PictureFile = z.infer<typeof PictureFile>
