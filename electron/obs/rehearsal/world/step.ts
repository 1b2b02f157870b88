import type { Instant } from '#shared/model/ids.ts'
import type { Json, ObsEvent } from '../protocol.ts'
import type { Data } from '../requests/fields.ts'
import type { Size, SourceId, World } from './world.ts'

/** What a world can learn from outside while it changes. Reading an image is quick: only its header is looked at. */
export type Senses = {
  readonly now: Instant
  /** Size and modification time (whole seconds) of an image file; null where there is none that can be shown. */
  image(file: string): { readonly size: Size; readonly fileTime: number } | null
  /** Size that a text input's settings take when drawn. */
  text(settings: Json): Size
}

/** A picture that a request asked for; whoever runs the world draws it and puts it into the response. */
export type Draw = {
  readonly source: SourceId
  readonly format: string
  readonly width: number
  readonly height: number
  /** 0 to 100, or -1 for the format's own default. */
  readonly quality: number
  /** Where to write the picture; null: into the response. */
  readonly path: string | null
}

/** What must be done outside. Its completion comes back as a happening (see happenings.ts). */
export type Effect =
  | { readonly what: 'record'; readonly path: string }
  | { readonly what: 'finish-recording' }
  | { readonly what: 'die' }

export type Outcome = {
  /** The next world; left out where nothing changed. */
  readonly world?: World
  readonly data?: Json
  readonly events?: readonly ObsEvent[]
  readonly effects?: readonly Effect[]
  readonly draw?: Draw
  /** OBS answers some requests only once they are through; nothing is sent to the client before. */
  readonly answerAt?: Instant
  /** SerialFrame batches: go on after so many frames. */
  readonly sleepFrames?: number
}

export type Handler = (world: World, data: Data, senses: Senses) => Outcome
