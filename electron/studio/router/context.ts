import { implement, ORPCError } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { UserId } from '#shared/model/ids.ts'
import type { Outcome, Refusal } from '#shared/model/words.ts'
import { type CommandName, mayRun } from '#shared/rules/roles.ts'
import type { Answer } from '../../ledger/answer.ts'
import type { Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'
import type { Seat } from '../seats.ts'

/** What every call brings with it: the seat that it was made from. */
export type CallContext = { readonly seat: Seat }

export const procedures = implement(contract).$context<CallContext>()

const nobody: Refusal = {
  code: 'people.signed-out',
  said: { zh: '还没有登录。', en: 'Nobody is signed in.' },
  remedy: { zh: '请先登录。', en: 'Sign in first.' },
  cites: [],
}

/** Who sits there. Throws the declared SIGNED_OUT where nobody does. */
export function signedIn({ seat }: CallContext): UserId {
  if (seat.user === null) throw new ORPCError('SIGNED_OUT', { status: 401, data: nobody, defined: true })
  return seat.user
}

/** A seat whose person was switched off is an empty one, from the next call on. */
export function emptiedWhereSwitchedOff(db: Reader) {
  return procedures.middleware(async ({ context, next }) => {
    const { seat } = context
    if (seat.user !== null && userById(db, seat.user)?.active !== 1) seat.user = null
    return await next()
  })
}

/** The value of an outcome. A refusal leaves as the declared error it is: UNAVAILABLE where the ledger cannot write. */
export function settled<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw refusalError(outcome.refusal)
}

export function refusalError(refusal: Refusal) {
  return refusal.code.startsWith('ledger.')
    ? new ORPCError('UNAVAILABLE', { status: 503, data: refusal, defined: true })
    : new ORPCError('REFUSED', { status: 409, data: refusal, defined: true })
}

/** The entries of a command that was not refused. */
export function recorded({ outcome, seqs }: Answer): { seqs: number[] } {
  settled(outcome)
  return { seqs: [...seqs] }
}

/** For what changes the studio but is no entry of the ledger: the same table of rights, asked here. */
export function requireRight(db: Reader, user: UserId, command: CommandName): void {
  const role = userById(db, user)?.role
  if (role === undefined) throw refusalError(nobody)
  settled(mayRun(role, command))
}
