/** The moderation desk: every act is judged comment by comment, and written down whatever the verdict. */
import type { Body } from '#shared/model/entries.ts'
import type { UserId } from '#shared/model/ids.ts'
import type { Act, ActAnswer, GroundId, JudgedComment } from '#shared/model/moderation.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Refusal, Words } from '#shared/model/words.ts'
import { actNames, groundFor } from '#shared/rules/moderation/grounds.ts'
import { judgeAct, type Question, type Verdict } from '#shared/rules/moderation/judge.ts'
import { judgeOrder } from '#shared/rules/moderation/order.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import { type Decision, type Draft, decided } from '../ledger/decision.ts'
import type { ActRow } from './read-acts.ts'

/** A comment that is acted on, with what the tables say of it at this moment. */
export type Subject = {
  readonly comment: JudgedComment
  readonly session: ActRow['session']
  /** What is left of a redacted text, as the model takes it; null for every other act. */
  readonly left: Question['left']
  readonly ofUser: number
  readonly inSession: number
  readonly order: Question['order']
  /** Acts on this comment, and silencing acts on its user. */
  readonly acts: readonly ActRow[]
}

type DeskState = {
  readonly subjects: readonly Subject[]
  readonly pack: Pack
  readonly nameOf: (user: UserId | null) => Words
}

type Wish = { readonly act: Act; readonly ground: GroundId; readonly note: string }

/**
 * What becomes of an act on each comment. It is done, waits for a supervisor, or is refused; all three are entries. Only
 * a comment that somebody has handled already gets no entry: nothing new was decided about it. An answer's `entry` counts
 * among the entries of this decision; which seqs they have is known to whoever gets the ledger's answer.
 */
export function decideAct(state: DeskState, wish: Wish): Decision<ActAnswer[]> {
  const order = wish.act.kind === 'reorder' ? orderVerdict(state, wish) : null
  /** Whom this very wish has silenced already: several comments of one user are one mute. */
  const silenced = new Set<string>()
  /** How many this very wish has put in front already. */
  let inFront = 0
  const settled = state.subjects.map((subject, place): Settled => {
    const act: Act = wish.act.kind === 'reorder' ? { kind: 'reorder', place } : wish.act
    const stopped = whyNotAgain(subject, act, silenced, state)
    if (stopped !== null) return { answer: answered(subject, 'refused', stopped), draft: null }
    const now = { ...subject.order, inFront: subject.order.inFront + inFront }
    const question = { ...subject, act, ground: wish.ground, order: now }
    const verdict = order ?? judgeAct(question, state.pack.moderation)
    if (act.kind === 'to-front' && verdict.answer === 'allowed') inFront += 1
    const standing = standingOf(subject.comment, state.pack.moderation)
    const body = {
      act,
      comment: subject.comment,
      standing,
      groundSeen: verdict.groundSeen,
      pack: state.pack.name,
    }
    return settle(subject, { ...body, ground: wish.ground, note: wish.note }, verdict)
  })
  const drafts = settled.flatMap(({ draft }) => draft ?? [])
  return decided(
    settled.map(({ answer, draft }) => ({ ...answer, entry: draft === null ? null : drafts.indexOf(draft) })),
    ...drafts,
  )
}

type Settled = { readonly answer: ActAnswer; readonly draft: Draft | null }
type Acted = Body<'moderation.acted'>
type Judgement = Pick<Verdict, 'answer'> & { readonly why?: Refusal }

function settle(subject: Subject, acted: Acted, { answer, why }: Judgement): Settled {
  const { session } = subject
  if (answer === 'allowed' || why === undefined) {
    return {
      answer: answered(subject, 'done', null),
      draft: { kind: 'moderation.acted', body: acted, session },
    }
  }
  if (answer === 'supervisor') {
    const body = { ...acted, why: why.said }
    return { answer: answered(subject, 'waits', why), draft: { kind: 'moderation.asked', body, session } }
  }
  const { code, said, cites } = why
  const body = { ...acted, code, said, cites }
  return { answer: answered(subject, 'refused', why), draft: { kind: 'moderation.refused', body, session } }
}

/** Why this act is not even judged: somebody was there before, or there is nobody to silence. */
function whyNotAgain(
  { acts, comment }: Subject,
  act: Act,
  silenced: Set<string>,
  { nameOf }: DeskState,
): Refusal | null {
  const handled = handledBefore(acts, act)
  if (handled !== undefined) return alreadyHandled(handled, nameOf(handled.by_user))
  if (act.kind !== 'mute' && act.kind !== 'block') return null
  if (comment.user === '') return nobody
  if (silenced.has(comment.user)) return sameUser
  silenced.add(comment.user)
  return null
}

/** An order stands or falls as a whole: half of it would be another order. */
function orderVerdict({ subjects, pack }: DeskState, { act, ground }: Wish) {
  const named = groundFor(act, ground, pack.moderation)
  if (!named.ok) return { answer: 'refused' as const, groundSeen: false, why: named.refusal }
  const { answer, why } = judgeOrder(
    subjects.map(({ comment }) => comment),
    pack.moderation,
  )
  if (answer === 'allowed' || why === null) return { answer: 'allowed' as const, groundSeen: false }
  return { answer, groundSeen: false, why }
}

/** What two moderators would do twice, or against each other. */
const sameWork: Readonly<Partial<Record<Act['kind'], string>>> = {
  hide: 'comment',
  redact: 'comment',
  collapse: 'comment',
  'to-front': 'place',
  'to-back': 'place',
  mute: 'user',
  block: 'user',
  pin: 'pin',
  reply: 'reply',
  report: 'report',
  escalate: 'escalate',
}

function handledBefore(acts: readonly ActRow[], { kind }: Act): ActRow | undefined {
  const work = sameWork[kind]
  if (work === undefined) return undefined
  return acts.find(
    (one) => sameWork[one.kind] === work && (one.state === 'in-force' || one.state === 'waiting'),
  )
}

function alreadyHandled({ kind, state }: ActRow, who: Words): Refusal {
  const waits = state === 'waiting'
  return {
    code: 'moderation.already-handled',
    said: {
      zh: `已由${who.zh}处理：${actNames[kind].zh}${waits ? '（等监督员批准）' : ''}。`,
      en: `Already handled by ${who.en}: ${actNames[kind].en}${waits ? ' (waits for a supervisor)' : ''}.`,
    },
    remedy: {
      zh: '要改变处理，请先撤销原来的操作。',
      en: 'To do something else, undo what was done first.',
    },
    cites: [],
  }
}

function answered({ comment }: Subject, answer: ActAnswer['answer'], why: Refusal | null): ActAnswer {
  return {
    comment: comment.seq,
    answer,
    entry: null,
    said: why?.said ?? { zh: '已处理，并记入台账。', en: 'Done and recorded.' },
    remedy: why?.remedy ?? null,
    cites: why?.cites ?? [],
  }
}

const nobody: Refusal = {
  code: 'moderation.nobody',
  said: {
    zh: '平台没有给出这条评论的用户，无法禁言或拉黑。',
    en: 'The platform does not say who wrote this, so there is nobody to mute or block.',
  },
  remedy: { zh: '请处理评论本身。', en: 'Act on the comment itself.' },
  cites: [],
}

const sameUser: Refusal = {
  code: 'moderation.already-handled',
  said: {
    zh: '这位用户已在同一次操作里处理。',
    en: 'This user is dealt with by another comment of the same act.',
  },
  remedy: { zh: '无需再做。', en: 'Nothing more is needed.' },
  cites: [],
}
