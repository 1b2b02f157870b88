import type { Instant } from '#shared/model/ids.ts'
import { isOut } from '#shared/rules/session.ts'
import type { Reader } from '../../ledger/schema.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { lastEntryAt } from '../journal.ts'
import type { LedgerDoor } from '../ledger-door.ts'

/**
 * A studio that starts and finds its room out takes the session over, and records that it was blind. Made before
 * anything is written: the log's last entry is how long the studio was there.
 */
export class Adoption {
  readonly #door: LedgerDoor
  /** What was found out; null where nothing was, or once it is recorded. */
  #found: ReturnType<typeof foundOut>
  #trying: Promise<void> | null = null

  constructor(db: Reader, door: LedgerDoor) {
    this.#door = door
    this.#found = foundOut(db)
  }

  /** Records it, once; a ledger that cannot write is asked again with the next call. */
  record(): Promise<void> {
    this.#trying ??= this.#record().finally(() => {
      this.#trying = null
    })
    return this.#trying
  }

  async #record(): Promise<void> {
    if (this.#found === null) return
    const { blindFrom, where } = this.#found
    const { outcome } = await this.#door.asStudio('session.adopt', { blindFrom }, where)
    if (outcome.ok || !outcome.refusal.code.startsWith('ledger.')) this.#found = null
  }
}

function foundOut(db: Reader) {
  const room = theRoom(db)
  const session = room && latestSession(db, room.id)
  if (room === undefined || session === undefined || !isOut(session.phase)) return null
  const blindFrom: Instant = lastEntryAt(db) ?? session.begunAt
  return { blindFrom, where: { room: room.id, session: session.id } }
}
