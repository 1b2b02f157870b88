import type { Mapping } from '#shared/model/comment-sources.ts'
import type { IncomingComment, PlatformName } from '#shared/model/comments.ts'
import { incomingComment } from '../incoming.ts'
import { parsedJson } from '../json.ts'
import { atPointer, withPointer } from './pointer.ts'

type Told = { readonly platform: PlatformName; readonly receivedAt: number }

/** One message read by a mapping; `other` where the mapping says that it is no comment. */
export function readMapped(
  mapping: Mapping,
  message: unknown,
  told: Told,
): IncomingComment | 'other' | 'malformed' {
  const opened = mapping.opened.reduce((value, pointer) => withPointer(value, pointer, openText), message)
  if (!mapping.only.every(({ at, is }) => is.some((wanted) => wanted === atPointer(opened, at))))
    return 'other'
  const id = textOf(atPointer(opened, mapping.id))
  const text = textOf(atPointer(opened, mapping.text))
  if (id === null || text === null) return 'malformed'
  const optional = (pointer: string | undefined) =>
    (pointer === undefined ? null : textOf(atPointer(opened, pointer))) ?? ''
  const made = incomingComment({
    ...told,
    id,
    text,
    userId: optional(mapping.userId),
    userName: optional(mapping.userName),
    sentAt:
      mapping.sentAt === undefined
        ? null
        : instantOf(atPointer(opened, mapping.sentAt.at), mapping.sentAt.unit),
    extras: Object.fromEntries(
      Object.entries(mapping.extras).map(([name, pointer]) => [name, plain(atPointer(opened, pointer))]),
    ),
  })
  return made ?? 'malformed'
}

function openText(value: unknown): unknown {
  return typeof value === 'string' ? (parsedJson(value) ?? value) : value
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

function plain(value: unknown): string | number | boolean | null | undefined {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value === null
    ? value
    : undefined
}

/** Milliseconds since 1970; null where it is no time. */
export function instantOf(value: unknown, unit: 'ms' | 's' | 'iso'): number | null {
  if (unit === 'iso') {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isNaN(at) ? null : at
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  return Math.round(unit === 's' ? number * 1_000 : number)
}
