import type { UserId } from '#shared/model/ids.ts'
import type { PinVerifier, Role } from '#shared/model/people.ts'
import type { Refusal, Words } from '#shared/model/words.ts'
import { type Context, type Decision, decided, refusedWith } from '../ledger/decision.ts'
import type { UserRow } from './read.ts'

/** Wrong PINs in a row before a user is locked out, and for how long each time. */
const patience = 5
const lockMs = 5 * 60_000

type AddUser = {
  readonly user: UserId
  readonly name: string
  readonly role: Role
  readonly pin: PinVerifier
}

/** The first owner of a new data folder; refused once anybody exists. */
export function decideFirstOwner(state: { readonly users: number }, command: AddUser): Decision<UserId> {
  if (state.users > 0) {
    return refusedWith(
      refusal(
        'people.not-first',
        { zh: '这个数据文件夹已经有负责人。', en: 'This data folder already has an owner.' },
        { zh: '请用已有的账号登录。', en: 'Sign in with an existing account.' },
      ),
    )
  }
  return decided(command.user, { kind: 'people.user-added', body: { ...command, role: 'owner' } })
}

export function decideAddUser(state: { readonly sameName: boolean }, command: AddUser): Decision<UserId> {
  if (state.sameName) return refusedWith(nameTaken(command.name))
  return decided(command.user, { kind: 'people.user-added', body: command })
}

export function decideChangeUser(
  state: {
    readonly user: UserRow | undefined
    readonly activeOwners: number
    /** Whether somebody has the new name already. */
    readonly sameName: boolean
  },
  command: { readonly user: UserId; readonly name: string; readonly role: Role; readonly active: boolean },
): Decision<UserId> {
  if (state.user === undefined) return refusedWith(unknownUser)
  if (state.sameName && command.name !== state.user.name) return refusedWith(nameTaken(command.name))
  const losesOwner = state.user.role === 'owner' && state.user.active === 1
  if (losesOwner && (command.role !== 'owner' || !command.active) && state.activeOwners <= 1) {
    return refusedWith(
      refusal(
        'people.last-owner',
        {
          zh: '这是最后一位负责人，不能停用或改为其他角色。',
          en: 'This is the last owner and must stay one.',
        },
        { zh: '请先再任命一位负责人。', en: 'Appoint another owner first.' },
      ),
    )
  }
  return decided(command.user, { kind: 'people.user-changed', body: command })
}

export function decideSetPin(
  state: { readonly user: UserRow | undefined; readonly actorRole: Role },
  command: { readonly user: UserId; readonly pin: PinVerifier },
  context: Context,
): Decision<UserId> {
  if (state.user === undefined) return refusedWith(unknownUser)
  const own = context.actor.type === 'user' && context.actor.user === command.user
  if (!own && state.actorRole !== 'owner') {
    return refusedWith(
      refusal(
        'people.not-your-pin',
        { zh: '只有负责人可以重设别人的 PIN。', en: "Only an owner may reset somebody else's PIN." },
        { zh: '请负责人来重设。', en: 'Ask an owner to do it.' },
      ),
    )
  }
  return decided(command.user, { kind: 'people.pin-set', body: command })
}

/**
 * `presented` is the verifier made from what was typed, with the user's own salt. After {@link patience} wrong tries
 * in a row each further one locks the account for five minutes; a locked account does not even compare.
 */
export function decideSignIn(
  state: { readonly user: UserRow | undefined },
  command: { readonly user: UserId; readonly presented: string },
  context: Context,
): Decision<UserId> {
  const { user } = state
  if (user === undefined) return refusedWith(unknownUser)
  if (user.active === 0) {
    return refusedWith(
      refusal(
        'people.inactive',
        { zh: `${user.name} 的账号已停用。`, en: `The account of ${user.name} is switched off.` },
        { zh: '请负责人重新启用。', en: 'Ask an owner to switch it on.' },
      ),
      signInRefused(command.user, 'inactive', user.failures, user.locked_until),
    )
  }
  if (user.locked_until !== null && user.locked_until > context.now) {
    return refusedWith(
      locked(user.name, user.locked_until - context.now),
      signInRefused(command.user, 'locked', user.failures, user.locked_until),
    )
  }
  if (!equalInConstantTime(user.pin_verifier, command.presented)) {
    const failures = user.failures + 1
    const lockedUntil = failures >= patience ? context.now + lockMs : null
    const draft = signInRefused(command.user, 'wrong-pin', failures, lockedUntil)
    if (lockedUntil !== null) return refusedWith(locked(user.name, lockMs), draft)
    const left = patience - failures
    return refusedWith(
      refusal(
        'people.wrong-pin',
        { zh: 'PIN 不对。', en: 'The PIN is wrong.' },
        {
          zh: `请再试一次，还可以试 ${left} 次，之后会锁定 5 分钟。`,
          en: `Try again; after ${left} more wrong tries the account is locked for 5 minutes.`,
        },
      ),
      draft,
    )
  }
  return decided(command.user, { kind: 'people.signed-in', body: { user: command.user } })
}

export function decideSignOut(command: { readonly user: UserId }): Decision<UserId> {
  return decided(command.user, { kind: 'people.signed-out', body: { user: command.user } })
}

function signInRefused(
  user: UserId,
  why: 'wrong-pin' | 'locked' | 'inactive',
  failures: number,
  lockedUntil: number | null,
) {
  return { kind: 'people.sign-in-refused', body: { user, why, failures, lockedUntil } } as const
}

function nameTaken(name: string): Refusal {
  return refusal(
    'people.name-taken',
    { zh: `已经有人叫“${name}”。`, en: `Somebody is already called “${name}”.` },
    { zh: '请加上工号或其他区别。', en: 'Add a staff number or another distinction.' },
  )
}

function locked(name: string, ms: number): Refusal {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return refusal(
    'people.locked',
    {
      zh: `${name} 的账号因多次输错 PIN 已锁定。`,
      en: `The account of ${name} is locked after several wrong PINs.`,
    },
    {
      zh: `请在 ${minutes} 分钟后再试，或请负责人重设 PIN。`,
      en: `Try again in ${minutes} min, or ask an owner to set a new PIN.`,
    },
  )
}

const unknownUser = refusal(
  'people.unknown',
  { zh: '没有这个人。', en: 'There is no such person.' },
  { zh: '请从名单里选择。', en: 'Choose somebody from the list.' },
)

function refusal(code: string, said: Words, remedy: Words): Refusal {
  return { code, said, remedy, cites: [] }
}

function equalInConstantTime(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
