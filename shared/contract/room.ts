import { z } from 'zod'
import { UserId } from '#shared/model/ids.ts'
import { PlaceStatement, PlaceVerdict } from '#shared/model/places.ts'
import { CodeDeclaration } from '#shared/model/probe.ts'
import { Check, Room, SourceNature } from '#shared/model/rooms.ts'
import { RoomView } from '#shared/model/views.ts'
import { procedure, Recorded, watchOf } from './base.ts'

export const room = {
  watch: procedure.output(watchOf(RoomView)),
  open: procedure.input(Room.omit({ id: true })).output(Recorded),
  change: procedure.input(Room.omit({ id: true })).output(Recorded),
  /** `seen`: what it captured when the person decided; refused where it captures something else by now. */
  declareSource: procedure
    .input(z.object({ source: z.string(), nature: SourceNature, seen: z.string().optional() }))
    .output(Recorded),
  declarePlace: procedure.input(PlaceStatement).output(PlaceVerdict),
  /** QR codes that somebody answers for, oldest first. */
  codes: procedure.output(z.array(CodeDeclaration)),
  declareCode: procedure.input(CodeDeclaration).output(Recorded),
  withdrawCode: procedure.input(CodeDeclaration).output(Recorded),
  /** Puts label, card carrier and safe scene into OBS; part of the preflight, may be asked for alone. */
  prepare: procedure.output(z.object({ checks: z.array(Check) })),
}

export const session = {
  beginPreflight: procedure.input(z.object({ supervisor: UserId.nullable() })).output(Recorded),
  endPreflight: procedure.output(Recorded),
  rehearse: procedure.output(Recorded),
  goLive: procedure.output(Recorded),
  backToPreflight: procedure.output(Recorded),
  close: procedure.output(Recorded),
  cutSafe: procedure.output(Recorded),
  cutBack: procedure.output(Recorded),
  /** Switches the programme to a prepared scene. Not an entry of its own: OBS's event is recorded as seen. */
  switchScene: procedure.input(z.object({ scene: z.string() })).output(z.object({ scene: z.string() })),
}
