import { z } from 'zod'
import { Words } from '#shared/model/words.ts'
import { procedure } from './base.ts'

/** An OBS that was found on this PC, or why none could be. */
const Discovered = z.object({
  found: z.boolean(),
  url: z.string().nullable(),
  hasPassword: z.boolean(),
  said: Words,
  remedy: Words.nullable(),
})

export const studio = {
  about: procedure.output(
    z.object({
      version: z.string(),
      origin: z.string(),
      keyStore: z.enum(['os', 'file']),
      demo: z.boolean(),
      packs: z.array(z.object({ id: z.string(), version: z.string(), inForce: z.string() })),
      /** Sentences that the console must keep in view (for example: the signing key lies in a file). */
      warnings: z.array(Words),
    }),
  ),
  discoverObs: procedure.output(Discovered),
  /** `password: null` with `url: null` uses what discovery found. The password is kept in memory only. */
  connectObs: procedure
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('rehearsal') }),
        z.object({ kind: z.literal('obs'), url: z.string().nullable(), password: z.string().nullable() }),
      ]),
    )
    .output(z.object({ connected: z.boolean() })),
}
