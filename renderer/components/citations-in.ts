import { Citation } from '#shared/model/words.ts'

/** Every citation anywhere in an entry's body, in the order in which they stand. */
export function citationsIn(body: unknown): readonly Citation[] {
  if (Array.isArray(body)) return body.flatMap(citationsIn)
  if (typeof body !== 'object' || body === null) return []
  const parsed = Citation.safeParse(body)
  if (parsed.success) return [parsed.data]
  return Object.values(body).flatMap(citationsIn)
}
