/** What becomes of an OBS that cannot be reached while the room is out, and of one that another studio is on. */
import { z } from 'zod'
import { Instant } from './ids.ts'
import { Citation, Words } from './words.ts'

export const EndingWhy = z.enum([
  'not-agreed', // the owner did not agree beforehand
  'elsewhere', // it does not run on this PC
  'gone', // it runs no longer: nothing goes out
  'not-obs', // whoever listens where OBS did is another program
  'failed', // the system did not let it be ended
])
export type EndingWhy = z.infer<typeof EndingWhy>

export const obsEndingBodies = {
  /** The owner's word, given beforehand or taken back. */
  'obs.ending-agreed': z.object({ agreed: z.boolean() }),
  'obs.ended': z.object({
    program: z.string(),
    pid: z.number().int(),
    unreachableFrom: Instant,
    cites: z.array(Citation),
  }),
  'obs.not-ended': z.object({
    why: EndingWhy,
    program: z.string().nullable(),
    unreachableFrom: Instant,
    cites: z.array(Citation),
  }),
  /** Another studio acts on this OBS: this one is told, and does nothing. */
  'obs.other-studio': z.object({ studio: z.string() }),
  'obs.other-studio-gone': z.object({ studio: z.string() }),
} as const

/** The room is on its own: OBS cannot be reached, and the guards do nothing. */
export const OnItsOwn = z.object({
  since: Instant,
  said: Words,
  remedy: Words,
  /** When the OBS of this PC is ended; null where it is not going to be. */
  endsObsAt: Instant.nullable(),
})
export type OnItsOwn = z.infer<typeof OnItsOwn>
