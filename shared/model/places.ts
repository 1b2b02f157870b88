import { z } from 'zod'
import { Instant } from './ids.ts'
import { Citation, Words } from './words.ts'

export const Datum = z.enum(['WGS-84', 'GCJ-02', 'BD-09'])
export type Datum = z.infer<typeof Datum>

/** A position as it was given; converted once, at the edge, and never stored without its datum. Degrees, metres. */
export const Position = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  datum: Datum,
  accuracy: z.number().positive().max(1_000_000),
})
export type Position = z.infer<typeof Position>

/** What the operator said of the place; the declaration stands where no position can be had. */
export const PlaceStatement = z.object({
  position: Position.nullable(),
  address: z.string().max(300),
  /** The operator confirms that this is no military, public-security or otherwise protected place. */
  notProtected: z.boolean(),
})
export type PlaceStatement = z.infer<typeof PlaceStatement>

export const PlaceAnswer = z.enum(['inside', 'could-be-inside', 'near', 'outside', 'unknown'])
export type PlaceAnswer = z.infer<typeof PlaceAnswer>

export const PlaceVerdict = z.object({
  answer: PlaceAnswer,
  decision: z.enum(['allow', 'warn', 'refuse']),
  /** The nearest protected place that mattered, with distance in metres and bearing in degrees from north. */
  nearest: z
    .object({ name: z.string(), kind: z.string(), metres: z.number(), bearing: z.number() })
    .nullable(),
  said: Words,
  remedy: Words,
  cites: z.array(Citation),
  pack: z.string(),
})
export type PlaceVerdict = z.infer<typeof PlaceVerdict>

export const Place = z.object({ statement: PlaceStatement, verdict: PlaceVerdict, at: Instant })
export type Place = z.infer<typeof Place>

export const placeBodies = {
  'place.declared': z.object({ statement: PlaceStatement, verdict: PlaceVerdict }),
} as const
