/** The demo room as it lies in resources/demo: everything that `--demo` brings, all of it made up. */
import { z } from 'zod'
import { CardFields, Decision } from './cards.ts'
import { CardId, UserId } from './ids.ts'
import { Role } from './people.ts'
import { PlaceStatement } from './places.ts'
import { Room, SourceNature } from './rooms.ts'
import { Words } from './words.ts'

/** `demo.json`. File names are relative to its folder. */
export const DemoRoom = z.strictObject({
  about: Words,
  /** Everybody's PIN; for the demo only. */
  pin: z.string().regex(/^\d{6,12}$/),
  people: z.array(z.strictObject({ id: UserId, name: z.string().min(1).max(80), role: Role })),
  room: Room,
  place: PlaceStatement,
  canvas: z.strictObject({ width: z.number().int().positive(), height: z.number().int().positive() }),
  /** Pictures that the rehearsal OBS shows as image sources, each as large as the canvas. */
  sources: z.array(
    z.strictObject({ name: z.string().min(1), nature: SourceNature, picture: z.string().min(1) }),
  ),
  /** Scenes with the names of their sources, bottom first; the first one is in the programme. */
  scenes: z.array(z.strictObject({ name: z.string().min(1), sources: z.array(z.string().min(1)) })),
  /** `verdict` is what the bundled rule pack says of the card; a test holds it to that. */
  cards: z.array(z.strictObject({ id: CardId, verdict: Decision, fields: CardFields })),
})
export type DemoRoom = z.infer<typeof DemoRoom>

/** One line of `comments.jsonl`, in order of time. */
export const DemoComment = z.strictObject({
  /** From the stream's start. */
  afterMs: z.number().int().nonnegative(),
  name: z.string().min(1).max(40),
  text: z.string().min(1).max(200),
  /** What it is, as a person would say; nobody in the studio is told. */
  kind: z.enum(['greeting', 'question', 'praise', 'complaint', 'chatter', 'abuse', 'lure', 'spam']),
})
export type DemoComment = z.infer<typeof DemoComment>
