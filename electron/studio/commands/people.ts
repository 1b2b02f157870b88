import { z } from 'zod'
import { UserId } from '#shared/model/ids.ts'
import { PinVerifier, Role } from '#shared/model/people.ts'
import {
  decideAddUser,
  decideChangeUser,
  decideFirstOwner,
  decideSetPin,
  decideSignIn,
  decideSignOut,
} from '../../people/decide.ts'
import { activeOwnerCount, nameIsTaken, userById, userCount } from '../../people/read.ts'
import { personCommand, studioCommand } from './command.ts'

const NewUser = z.object({ user: UserId, name: z.string().min(1).max(80), role: Role, pin: PinVerifier })

export const peopleCommands = {
  'people.first-owner': studioCommand(NewUser, (db, input) =>
    decideFirstOwner({ users: userCount(db) }, input),
  ),
  'people.add-user': personCommand('people.add-user', NewUser, (db, input) =>
    decideAddUser({ sameName: nameIsTaken(db, input.name) }, input),
  ),
  'people.change-user': personCommand(
    'people.change-user',
    z.object({ user: UserId, name: z.string().min(1).max(80), role: Role, active: z.boolean() }),
    (db, input) => {
      const user = userById(db, input.user)
      const sameName = nameIsTaken(db, input.name)
      return decideChangeUser({ user, activeOwners: activeOwnerCount(db), sameName }, input)
    },
  ),
  'people.set-pin': personCommand(
    'people.set-pin',
    z.object({ user: UserId, pin: PinVerifier }),
    (db, input, context, role) =>
      decideSetPin({ user: userById(db, input.user), actorRole: role ?? 'owner' }, input, context),
  ),
  // Nobody is signed in yet: the studio asks on behalf of whoever stands at the door.
  'people.sign-in': studioCommand(z.object({ user: UserId, presented: z.string() }), (db, input, context) =>
    decideSignIn({ user: userById(db, input.user) }, input, context),
  ),
  'people.sign-out': personCommand('people.sign-out', z.object({ user: UserId }), (_db, input) =>
    decideSignOut(input),
  ),
}
