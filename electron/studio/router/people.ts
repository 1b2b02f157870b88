import { randomUUID } from 'node:crypto'
import { UserId } from '#shared/model/ids.ts'
import type { User } from '#shared/model/people.ts'
import { makePinVerifier, presentPin } from '../../people/pin.ts'
import { asUser, userById, userCount, users } from '../../people/read.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, settled, signedIn } from './context.ts'

export function peopleRouter(studio: Studio) {
  const { db, door } = studio
  const { pepper } = studio.parts
  const existing = (id: UserId): User => {
    const row = userById(db, id)
    if (row === undefined) throw new Error(`user ${id} was recorded but is not in the tables`)
    return asUser(row)
  }
  return {
    list: procedures.people.list.handler(() => ({
      users: users(db).map(asUser),
      firstStart: userCount(db) === 0,
      demoPin: studio.parts.demoPin,
    })),
    firstOwner: procedures.people.firstOwner.handler(async ({ input, context }) => {
      const user = UserId.parse(randomUUID())
      const pin = await makePinVerifier(input.pin, pepper)
      const answer = await door.asStudio('people.first-owner', { user, name: input.name, role: 'owner', pin })
      settled(answer.outcome)
      await door.asStudio('people.sign-in', { user, presented: pin.verifier })
      context.seat.user = user
      return existing(user)
    }),
    signIn: procedures.people.signIn.handler(async ({ input, context }) => {
      // A user who is not there costs the same time as one who is.
      const salt = userById(db, input.user)?.pin_salt ?? 'AAAAAAAAAAAAAAAAAAAAAA=='
      const presented = await presentPin(input.pin, salt, pepper)
      const answer = await door.asStudio('people.sign-in', { user: input.user, presented })
      context.seat.user = settled(answer.outcome)
      return existing(input.user)
    }),
    signOut: procedures.people.signOut.handler(async ({ context }) => {
      const user = signedIn(context)
      const answer = await door.asUser(user, 'people.sign-out', { user })
      context.seat.user = null
      return recorded(answer)
    }),
    me: procedures.people.me.handler(({ context }) => {
      const row = context.seat.user === null ? undefined : userById(db, context.seat.user)
      if (row === undefined || row.active === 0) return null
      return asUser(row)
    }),
    addUser: procedures.people.addUser.handler(async ({ input, context }) => {
      const actor = signedIn(context)
      const user = UserId.parse(randomUUID())
      const pin = await makePinVerifier(input.pin, pepper)
      const answer = await door.asUser(actor, 'people.add-user', {
        user,
        name: input.name,
        role: input.role,
        pin,
      })
      settled(answer.outcome)
      return existing(user)
    }),
    changeUser: procedures.people.changeUser.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'people.change-user', input)),
    ),
    setPin: procedures.people.setPin.handler(async ({ input, context }) => {
      const actor = signedIn(context)
      if (userById(db, input.user) === undefined) {
        throw refusalError({
          code: 'people.unknown',
          said: { zh: '没有这个人。', en: 'There is no such person.' },
          remedy: { zh: '请从名单里选择。', en: 'Choose somebody from the list.' },
          cites: [],
        })
      }
      const pin = await makePinVerifier(input.pin, pepper)
      return recorded(await door.asUser(actor, 'people.set-pin', { user: input.user, pin }))
    }),
  }
}
