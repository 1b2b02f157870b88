import type { PlaceStatement, PlaceVerdict } from '#shared/model/places.ts'
import { type Decision, decided } from '../ledger/decision.ts'

/** A statement is always recorded, also one that the preflight will then refuse to go live with. */
export function decideDeclarePlace(command: {
  readonly statement: PlaceStatement
  readonly verdict: PlaceVerdict
}): Decision<PlaceVerdict> {
  return decided(command.verdict, { kind: 'place.declared', body: command })
}
