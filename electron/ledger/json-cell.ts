import canonicalize from 'canonicalize'

/**
 * A value as a JSON column of a projected table. Canonical (RFC 8785), because a replay reads its bodies from canonical
 * JSON: with the order of a literal in code the same row would come out as other bytes.
 */
export function jsonCell(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('undefined is no value for a JSON column')
  return text
}
