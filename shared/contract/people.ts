import { z } from 'zod'
import { UserId } from '#shared/model/ids.ts'
import { Role, User } from '#shared/model/people.ts'
import { procedure, Recorded } from './base.ts'

const Pin = z.string().regex(/^\d{6,12}$/, 'a PIN has 6 to 12 digits')

export const people = {
  /** Who may sign in here; the only call that needs nobody signed in, beside `firstOwner` and `signIn`. */
  list: procedure.output(
    z.object({ users: z.array(User), firstStart: z.boolean(), demoPin: z.string().nullable() }),
  ),
  /** First start of a new data folder: its owner. Refused once there is one. */
  firstOwner: procedure.input(z.object({ name: z.string().min(1).max(80), pin: Pin })).output(User),
  signIn: procedure.input(z.object({ user: UserId, pin: z.string().max(64) })).output(User),
  signOut: procedure.output(Recorded),
  me: procedure.output(User.nullable()),
  addUser: procedure.input(z.object({ name: z.string().min(1).max(80), role: Role, pin: Pin })).output(User),
  changeUser: procedure
    .input(z.object({ user: UserId, name: z.string().min(1).max(80), role: Role, active: z.boolean() }))
    .output(Recorded),
  setPin: procedure.input(z.object({ user: UserId, pin: Pin })).output(Recorded),
}
