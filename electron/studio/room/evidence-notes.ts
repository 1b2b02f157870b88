import type { GuardId } from '#shared/model/guards.ts'
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { IncidentAsked, StoredPictures } from '../pictures/pictures-protocol.ts'
import type { RoomRecord } from './open-room.ts'

type Where = { readonly room: RoomId | null; readonly session: SessionId | null }

export type EvidenceNotesParts = {
  readonly write: (record: RoomRecord, where: Where) => void
  readonly ask: (id: number, asked: IncidentAsked) => void
  readonly after: (ms: number, then: () => void) => void
}

/** Guards whose violations a viewer sees: of the others a picture shows nothing. */
const visible: ReadonlySet<GuardId> = new Set([
  'label',
  'card',
  'notices',
  'safe-scene',
  'pulled',
  'undeclared',
])

/** Longer than the picture that shows an incident over takes to come: then the record is written without. */
const waitMs = 1_500

const none: StoredPictures = { before: null, during: null, after: null }

/**
 * Gives the records of incidents their pictures. A record waits for them no longer than this, and all that does not need
 * any is written at once: a repair that cannot be shown is still one that must be written down.
 */
export class EvidenceNotes {
  readonly #parts: EvidenceNotesParts
  readonly #waiting = new Map<number, (pictures: StoredPictures) => void>()
  #next = 1

  constructor(parts: EvidenceNotesParts) {
    this.#parts = parts
  }

  write(record: RoomRecord, where: Where, isLookedAt: boolean): void {
    const { session } = where
    if (session === null || !isLookedAt || !isVisible(record)) {
      this.#parts.write(record, where)
      return
    }
    const { seenAt } = record.body
    const provedAt = record.kind === 'guard.restored' ? record.body.provedAt : null
    const id = this.#next++
    this.#waiting.set(id, (pictures) => this.#parts.write(withPictures(record, pictures), where))
    this.#parts.ask(id, { session, seenAt, provedAt })
    this.#parts.after(waitMs, () => this.kept(id, none))
  }

  /** The pictures that were asked for; those that come too late are not named any more. */
  kept(id: number, pictures: StoredPictures): void {
    const write = this.#waiting.get(id)
    this.#waiting.delete(id)
    write?.(pictures)
  }

  /** Writes what still waits, without its pictures. */
  close(): void {
    for (const id of [...this.#waiting.keys()]) this.kept(id, none)
  }
}

type IncidentRecord = Extract<RoomRecord, { kind: 'guard.restored' | 'guard.not-restored' }>

function isVisible(record: RoomRecord): record is IncidentRecord {
  if (record.kind !== 'guard.restored' && record.kind !== 'guard.not-restored') return false
  return visible.has(record.body.guard)
}

function withPictures(record: IncidentRecord, pictures: StoredPictures): RoomRecord {
  if (Object.values(pictures).every((picture) => picture === null)) return record
  return record.kind === 'guard.restored'
    ? { ...record, body: { ...record.body, pictures } }
    : { ...record, body: { ...record.body, pictures } }
}
