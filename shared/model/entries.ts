/** Every kind of entry that the ledger may hold. To change a stored shape, add a kind; never edit one in place. */
import type { z } from 'zod'
import { archiveBodies } from './archive.ts'
import { cardBodies } from './cards.ts'
import { guardBodies } from './guards.ts'
import type { Instant, RoomId, SessionId } from './ids.ts'
import { ledgerBodies } from './ledger.ts'
import { type Actor, peopleBodies } from './people.ts'
import { placeBodies } from './places.ts'
import { roomBodies } from './rooms.ts'

export const bodies = {
  ...ledgerBodies,
  ...peopleBodies,
  ...roomBodies,
  ...cardBodies,
  ...placeBodies,
  ...guardBodies,
  ...archiveBodies,
} as const

export type Kind = keyof typeof bodies
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>

/** What a decision wants written: a kind, its body, and the session it belongs to (if any). */
export type Draft<K extends Kind = Kind> = { [P in K]: { readonly kind: P; readonly body: Body<P> } }[K]

/** An entry as it lies in the ledger; `body` is null once its payload has been erased. */
export type Entry<K extends Kind = Kind> = {
  [P in K]: {
    readonly seq: number
    readonly room: RoomId | null
    readonly session: SessionId | null
    readonly kind: P
    readonly at: Instant
    readonly actor: Actor
    readonly body: Body<P> | null
  }
}[K]
