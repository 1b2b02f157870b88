import { randomUUID } from 'node:crypto'
import type { GuardId } from '#shared/model/guards.ts'
import type { UserId } from '#shared/model/ids.ts'
import { HoldId } from '#shared/model/ladder.ts'
import { readEntries } from '../../ledger/log.ts'
import { presentPin } from '../../people/pin.ts'
import { userById } from '../../people/read.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { incidentSeqs } from '../journal.ts'
import { entryView } from '../shown/entry-view.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, settled, signedIn } from './context.ts'

export function guardsRouter(studio: Studio) {
  const { db, door, pack } = studio
  /** Signs somebody in for one act at a seat that is another's; whoever it is, it is their own PIN. */
  const signInBeside = async (user: UserId, pin: string): Promise<UserId> => {
    const salt = userById(db, user)?.pin_salt ?? 'AAAAAAAAAAAAAAAAAAAAAA=='
    const presented = await presentPin(pin, salt, studio.parts.pepper)
    const answer = await door.asStudio('people.sign-in', { user, presented })
    return settled(answer.outcome)
  }
  const incidents = (guard: GuardId, limit: number) => {
    const room = theRoom(db)
    const session = room && latestSession(db, room.id)
    if (session === undefined) return []
    return incidentSeqs(db, session.id, guard, limit)
      .flatMap((seq) => readEntries(db, { from: seq, limit: 1 }))
      .map((entry) => entryView(db, entry))
  }
  return {
    incidents: procedures.guards.incidents.handler(({ input, context }) => {
      signedIn(context)
      return incidents(input.guard, input.limit)
    }),
    holdRules: procedures.guards.holdRules.handler(() => pack.ladder.holds),
    hold: procedures.guards.hold.handler(async ({ input, context }) => {
      const hold = HoldId.parse(randomUUID())
      return recorded(await door.asUser(signedIn(context), 'guard.hold', { ...input, hold }))
    }),
    approveHold: procedures.guards.approveHold.handler(async ({ input, context }) => {
      const { hold, as } = input
      const seated = signedIn(context)
      if (as === null) return recorded(await door.asUser(seated, 'guard.approve-hold', { hold }))
      const user = await signInBeside(as.user, as.pin)
      try {
        return recorded(await door.asUser(user, 'guard.approve-hold', { hold }))
      } finally {
        await door.asUser(user, 'people.sign-out', { user })
      }
    }),
    agreeToEnding: procedures.guards.agreeToEnding.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'room.agree-to-ending', input)),
    ),
    endHold: procedures.guards.endHold.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'guard.end-hold', input)),
    ),
  }
}
