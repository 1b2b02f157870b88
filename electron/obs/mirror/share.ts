/**
 * `next`, built as far as possible from the very objects of `before`: equal trees come back as `before` itself, so
 * that "the same" can be told by identity. For plain JSON values.
 */
export function share<T>(before: unknown, next: T): T
export function share(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) return shareArray(before, next)
  if (isRecord(before) && isRecord(next)) return shareRecord(before, next)
  return next
}

function shareArray(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let same = before.length === next.length
  const shared = next.map((value, index) => {
    const kept = share(before[index], value)
    if (!Object.is(kept, before[index])) same = false
    return kept
  })
  return same ? before : shared
}

function shareRecord(before: Record<string, unknown>, next: Record<string, unknown>): object {
  const keys = Object.keys(next)
  let same = keys.length === Object.keys(before).length
  const shared: Record<string, unknown> = {}
  for (const key of keys) {
    const kept = share(before[key], next[key])
    if (!Object.is(kept, before[key]) || !Object.hasOwn(before, key)) same = false
    // Settings are other people's: a key named __proto__ must stay a key.
    if (key === '__proto__') Object.defineProperty(shared, key, { value: kept, enumerable: true })
    else shared[key] = kept
  }
  return same ? before : shared
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
