import { Datum, type PlaceStatement, Position } from '#shared/model/places.ts'

/** The place form as it is typed. */
export type PlaceDraft = {
  readonly how: 'position' | 'declaration'
  readonly longitude: string
  readonly latitude: string
  readonly datum: Datum
  readonly accuracy: string
  readonly address: string
  readonly notProtected: boolean
}

/** The form for a place that was declared before, or an empty one. */
export function placeDraftOf(declared: PlaceStatement | null): PlaceDraft {
  const position = declared?.position ?? null
  return {
    how: declared !== null && position === null ? 'declaration' : 'position',
    longitude: position === null ? '' : String(position.longitude),
    latitude: position === null ? '' : String(position.latitude),
    datum: position?.datum ?? Datum.enum['GCJ-02'],
    accuracy: position === null ? '50' : String(position.accuracy),
    address: declared?.address ?? '',
    notProtected: declared?.notProtected ?? false,
  }
}

export type ReadPlace =
  | { readonly ok: true; readonly statement: PlaceStatement }
  | { readonly ok: false; readonly wrong: readonly string[] }

function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed)
}

/** The statement that the form makes, or which fields keep it from making one. */
export function readPlaceDraft(draft: PlaceDraft): ReadPlace {
  const { address, notProtected } = draft
  if (draft.how === 'declaration') return { ok: true, statement: { position: null, address, notProtected } }
  const position = Position.safeParse({
    longitude: numberOf(draft.longitude),
    latitude: numberOf(draft.latitude),
    datum: draft.datum,
    accuracy: numberOf(draft.accuracy),
  })
  if (position.success) return { ok: true, statement: { position: position.data, address, notProtected } }
  return { ok: false, wrong: position.error.issues.map((issue) => String(issue.path[0])) }
}
