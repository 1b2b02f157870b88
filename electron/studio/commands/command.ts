import type { z } from 'zod'
import type { Role } from '#shared/model/people.ts'
import { type CommandName, mayRun } from '#shared/rules/roles.ts'
import { type Context, type Decision, type Draft, refusedWith } from '../../ledger/decision.ts'
import type { CommandDefinition, Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'

/** A decision that also gets the actor's role, which the ledger worker has just read from the tables. */
type Decide<Input, Result> = (
  db: Reader,
  input: Input,
  context: Context,
  role: Role | null,
) => Decision<Result>

/**
 * A person's command: run only for an active, signed-in user whose role the table of rights allows.
 * The right is looked up inside the ledger's transaction, so it holds at the moment of writing.
 */
export function personCommand<Input extends z.ZodType, Result>(
  name: CommandName,
  input: Input,
  decide: Decide<z.output<Input>, Result>,
): CommandDefinition<Draft, Input, Result> {
  return {
    input,
    decide(db, value, context) {
      if (context.actor.type === 'studio') return decide(db, value, context, null)
      const user = userById(db, context.actor.user)
      if (user === undefined || user.active === 0) {
        return refusedWith({
          code: 'people.not-active',
          said: {
            zh: '登录的账号不存在或已停用。',
            en: 'The account that is signed in is gone or switched off.',
          },
          remedy: { zh: '请重新登录。', en: 'Sign in again.' },
          cites: [],
        })
      }
      const right = mayRun(user.role, name)
      return right.ok ? decide(db, value, context, user.role) : refusedWith(right.refusal)
    },
  }
}

/** What only the studio itself does: guards, the clock, adoption. Called for a person it is a bug. */
export function studioCommand<Input extends z.ZodType, Result>(
  input: Input,
  decide: (db: Reader, input: z.output<Input>, context: Context) => Decision<Result>,
): CommandDefinition<Draft, Input, Result> {
  return {
    input,
    decide(db, value, context) {
      if (context.actor.type !== 'studio')
        throw new Error('a command of the studio itself was run for a person')
      return decide(db, value, context)
    },
  }
}
