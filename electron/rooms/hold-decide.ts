import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { HoldId, Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { ladderOf } from '#shared/rules/ladder.ts'
import { mayRunAsSecond } from '#shared/rules/roles.ts'
import { isOut } from '#shared/rules/session.ts'
import { type Context, type Decision, decided, refusedWith } from '../ledger/decision.ts'
import { type HoldState, isInEffect, isWaiting } from './hold-read.ts'
import type { SessionState } from './read.ts'

type Asked = {
  readonly hold: HoldId
  readonly guard: GuardId
  readonly rung: Rung
  readonly reason: string
  readonly minutes: number
}

/** Holds a rung at once where the pack asks for nobody's approval, and asks a supervisor where it does. */
export function decideHold(
  state: { readonly session: SessionState | undefined; readonly rules: Ladder },
  command: Asked,
  context: Context,
): Decision<HoldId> {
  const { session, rules } = state
  if (session === undefined || !isOut(session.phase)) return refusedWith(notOut)
  const { hold, guard, rung, reason, minutes } = command
  const refusal = refusalOf(command, rules)
  if (refusal !== null) {
    const { said, cites } = refusal
    return refusedWith(refusal, { kind: 'guard.hold-refused', body: { guard, rung, said, cites } })
  }
  const askedBy = context.actor.type === 'user' ? context.actor.user : null
  const body = { hold, guard, rung, reason, askedBy }
  return rules.holds[rung].approval
    ? decided(hold, { kind: 'guard.hold-asked', body: { ...body, minutes } })
    : decided(hold, { kind: 'guard.held', body: { ...body, until: untilOf(minutes, context.now) } })
}

/** The second person's word; the time runs from it. */
export function decideApproveHold(
  state: { readonly session: SessionState | undefined; readonly hold: HoldState | undefined },
  context: Context,
): Decision<HoldId> {
  const { session, hold } = state
  const isOfNow = session !== undefined && isOut(session.phase) && hold?.session === session.id
  if (hold === undefined || !isOfNow || !isWaiting(hold, context.now)) return refusedWith(nothingWaits)
  const { guard, rung, reason, askedBy, minutes } = hold
  if (context.actor.type === 'user') {
    const second = mayRunAsSecond('guard.approve-hold', askedBy, context.actor.user)
    if (!second.ok) {
      const { said, cites } = second.refusal
      return refusedWith(second.refusal, { kind: 'guard.hold-refused', body: { guard, rung, said, cites } })
    }
  }
  const until = untilOf(minutes, context.now)
  const body = { hold: hold.hold, guard, rung, reason, askedBy, until }
  return decided(hold.hold, { kind: 'guard.hold-approved', body })
}

/** Whoever may hold may also let go, or take back what nobody has approved. */
export function decideEndHold(
  state: { readonly hold: HoldState | undefined },
  context: Context,
): Decision<HoldId> {
  const { hold } = state
  if (hold === undefined || !(isInEffect(hold, context.now) || isWaiting(hold, context.now)))
    return refusedWith(nothingHeld)
  const { guard, rung } = hold
  return decided(hold.hold, { kind: 'guard.hold-ended', body: { hold: hold.hold, guard, rung } })
}

function untilOf(minutes: number, now: Instant): Instant {
  return now + minutes * 60_000
}

function refusalOf({ guard, rung, minutes }: Asked, rules: Ladder): Refusal | null {
  const cites = citationsOf(rules.cites)
  if (ladderOf(guard, rules).deadlines[rung] === null)
    return {
      code: 'guard.no-such-rung',
      said: {
        zh: '不能暂缓：规则包对这项守护没有这一级处置。',
        en: 'This cannot be held: the rule pack has no such step for this guard.',
      },
      remedy: { zh: '请选择这项守护会用到的一级。', en: 'Choose a step that this guard has.' },
      cites,
    }
  const { longestMinutes } = rules.holds[rung]
  if (minutes <= longestMinutes) return null
  return {
    code: 'guard.hold-too-long',
    said: {
      zh: `不能暂缓 ${minutes} 分钟：规则包规定这一级最长 ${longestMinutes} 分钟。`,
      en: `This cannot be held for ${minutes} minutes: the rule pack allows ${longestMinutes} at most.`,
    },
    remedy: {
      zh: '请缩短时间；到期后仍有需要的，再次请求。',
      en: 'Hold it for less; ask again if it is still needed then.',
    },
    cites,
  }
}

const notOut: Refusal = {
  code: 'guard.hold-not-out',
  said: {
    zh: '现在没有在直播或彩排，没有可暂缓的处置。',
    en: 'The room is not out, so there is nothing to hold.',
  },
  remedy: { zh: '开播或彩排后再用。', en: 'Use it while live or rehearsing.' },
  cites: [],
}

const nothingWaits: Refusal = {
  code: 'guard.hold-not-waiting',
  said: {
    zh: '没有等待批准的暂缓：它已批准、已撤回、已过期，或属于另一场。',
    en: 'No hold waits for approval: it was approved, taken back, came to its end or is of another session.',
  },
  remedy: { zh: '如仍需要，请操作员重新请求。', en: 'If it is still needed, let the operator ask again.' },
  cites: [],
}

const nothingHeld: Refusal = {
  code: 'guard.hold-not-held',
  said: { zh: '这项暂缓已经结束。', en: 'This hold has ended already.' },
  remedy: { zh: '不需要再做什么。', en: 'There is nothing left to do.' },
  cites: [],
}
