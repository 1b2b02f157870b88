import type { Random } from './random.ts'

/** Below this a text has no parts worth learning from. */
const wholeUpTo = 20
const stops = /[，。！？,.!?;；…\s~]+/

/**
 * One clause of a longer review, or none: rooms and short reviews say in one clause what a long review says in ten, and
 * most clauses share the review's answer.
 */
export function anyClause(text: string, random: Random): string | null {
  if (text.length <= wholeUpTo) return null
  const clauses = text.split(stops).filter(({ length }) => length >= 4 && length <= 24)
  return clauses.length === 0 ? null : random.pick(clauses)
}
