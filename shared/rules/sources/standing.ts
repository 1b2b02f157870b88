/** Where a source stands: declared or not, and what it may be while nobody has said. */
import type { Capture } from '#shared/model/capture.ts'
import type { SourceRules } from '#shared/model/declarations.ts'
import type { DeclaredSource } from '#shared/model/intent.ts'
import type { SourceNature } from '#shared/model/rooms.ts'
import type { Proposal } from './propose.ts'

export type Standing = {
  /** What it was declared to be; null where it never was, or captures something else now. */
  readonly nature: SourceNature | null
  /** It must be declared. */
  readonly isAsked: boolean
  /** It must be declared, and is not. */
  readonly isOpen: boolean
  /**
   * The label must be there for it: it is declared a virtual image, or was before it changed, or it is open and looks
   * like one. While in doubt, the label stands.
   */
  readonly needsLabel: boolean
}

/** Whether a declaration still speaks of what the source captures now. */
export function stillHolds(declared: DeclaredSource | undefined, line: string): declared is DeclaredSource {
  return declared !== undefined && !declared.lapsed && declared.capture === line
}

export function standingOf(
  declared: DeclaredSource | undefined,
  capture: Pick<Capture, 'family' | 'isEmpty'> & { readonly line: string },
  proposal: Proposal | null,
  rules: SourceRules,
): Standing {
  const nature = stillHolds(declared, capture.line) ? declared.nature : null
  const isAsked = isAskedOf(capture.family, rules) && !capture.isEmpty
  const isOpen = nature === null && isAsked
  const looksVirtual = isOpen && proposal?.nature === 'virtual-image'
  return { nature, isAsked, isOpen, needsLabel: declared?.nature === 'virtual-image' || looksVirtual }
}

/** Whether sources of this family must be declared; one that the pack does not speak of must. */
export function isAskedOf(family: Capture['family'], rules: SourceRules): boolean {
  return rules.families.find((one) => one.family === family)?.asked ?? true
}
