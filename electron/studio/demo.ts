import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DemoRoom } from '#shared/model/demo.ts'
import type { Reader } from '../ledger/schema.ts'
import { makePinVerifier } from '../people/pin.ts'
import { userCount } from '../people/read.ts'
import type { LedgerDoor } from './ledger-door.ts'

/** Everything that `--demo` brings, all of it made up. */
export function loadDemo(resourcesDir: string): DemoRoom {
  return DemoRoom.parse(JSON.parse(readFileSync(join(resourcesDir, 'demo', 'demo.json'), 'utf8')))
}

/** Puts the demo's people, room, place and cards into a new data folder, as the studio itself; an old one is left alone. */
export async function seedDemo(
  demo: DemoRoom,
  { db, door, pepper }: { readonly db: Reader; readonly door: LedgerDoor; readonly pepper: Uint8Array },
): Promise<void> {
  if (userCount(db) > 0) return
  const nowhere = { room: null, session: null }
  // One slow hash serves all: they share the demo's PIN, which is no secret.
  const pin = await makePinVerifier(demo.pin, pepper)
  for (const { id, name, role } of demo.people) {
    await door.asStudio('people.add-user', { user: id, name, role, pin }, nowhere)
  }
  await door.asStudio('room.open', demo.room, nowhere)
  const here = { room: demo.room.id, session: null }
  await door.asStudio('place.declare', demo.place, here)
  for (const { id, fields } of demo.cards) await door.asStudio('card.add', { card: id, fields }, here)
}
