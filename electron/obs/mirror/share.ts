/**
 * `next`, built as far as possible from the very objects of `before`: equal trees come back as `before` itself, so
 * that "the same" can be told by identity. For plain JSON values.
 */
export function share<T>(before: unknown, next: T): T
export function share(before: unknown, next: unknown): unknown {
  if (same(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) {
    return next.map((value, index) => share(before[index], value))
  }
  if (isRecord(before) && isRecord(next)) {
    const entries = Object.entries(next)
    return Object.fromEntries(entries.map(([key, value]) => [key, share(before[key], value)]))
  }
  return next
}

/** Whether two plain JSON values say the same. Allocates nothing: most of what is read again is the same. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false
    for (let index = 0; index < one.length; index += 1) if (!same(one[index], other[index])) return false
    return true
  }
  if (!isRecord(one) || !isRecord(other)) return false
  let left = 0
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !same(one[key], other[key])) return false
    left += 1
  }
  for (const _ in other) left -= 1
  return left === 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
