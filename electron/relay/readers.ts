import { createHash, timingSafeEqual } from 'node:crypto'
import type { Reader } from './config.ts'

/** Whose token the `Authorization` header carries; null where it is nobody's. */
export function readerOf(readers: readonly Reader[], authorization: string | undefined): Reader | null {
  const token = /^Bearer (?<token>\S+)$/.exec(authorization ?? '')?.groups?.token
  if (token === undefined) return null
  const hash = createHash('sha256').update(token).digest()
  return readers.find(({ tokenSha256 }) => timingSafeEqual(hash, Buffer.from(tokenSha256, 'hex'))) ?? null
}

export function mayRead(reader: Reader, room: string): boolean {
  return reader.rooms.some((allowed) => allowed === '*' || allowed === room)
}
