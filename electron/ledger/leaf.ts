import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { UserId } from '#shared/model/ids.ts'
import { Envelope } from '#shared/model/ledger.ts'
import { type Actor, studioActor } from '#shared/model/people.ts'
import type { AnyEntry } from './schema.ts'

/** An entry in the two parts that are stored: the leaf that stays for ever, and the payload that can be erased. */
export type StoredEntry = {
  readonly seq: number
  readonly at: number
  readonly leaf: string
  readonly salt: string
  /** Canonical JSON of the body. */
  readonly body: string
}

/**
 * The stored form of an entry (see `Envelope` for the commitment). `salt` is 32 hex characters.
 * Throws where the body cannot be written as canonical JSON: that is a bug of the command.
 */
export function storedEntry(entry: AnyEntry, salt: string): StoredEntry {
  const { seq, room, session, kind, at } = entry
  const body = canonical(entry.body)
  const payload = commitment(salt, body)
  const leaf = envelopeText({ seq, room, session, kind, at, actor: actorText(entry.actor), payload })
  return { seq, at, leaf, salt, body }
}

/** Canonical JSON of an envelope: its members are flat, so writing them in the order of their names is all there is to it. */
function envelopeText({ actor, at, kind, payload, room, seq, session }: Envelope): string {
  const text = JSON.stringify({ actor, at, kind, payload, room, seq, session })
  // Only a string that needed an escape can differ from RFC 8785, or be no Unicode at all.
  return text.includes('\\') ? canonical(JSON.parse(text)) : text
}

/** Reads an entry back; `body` is null where the payload was erased. */
export function entryFromStored(leaf: string, body: string | null): AnyEntry {
  const { seq, room, session, kind, at, actor } = Envelope.parse(JSON.parse(leaf))
  const parsed: unknown = body === null ? null : JSON.parse(body)
  return { seq, room, session, kind, at, actor: actorFromText(actor), body: parsed }
}

function commitment(salt: string, body: string): string {
  return hash('sha256', `fairlive payload v1\n${salt}\n${body}`, 'hex')
}

function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a body must be a JSON value')
  return text
}

const userPrefix = 'user:'

function actorText(actor: Actor): string {
  return actor.type === 'user' ? userPrefix + actor.user : actor.type
}

function actorFromText(text: string): Actor {
  if (text.startsWith(userPrefix)) return { type: 'user', user: UserId.parse(text.slice(userPrefix.length)) }
  return studioActor
}
