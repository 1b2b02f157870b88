/**
 * Whether a moderator may do this to a comment. Being unfavourable is no ground (2021 Art. 21, draft Art. 18, Order 117
 * Art. 31): an adverse evaluation without another ground that can be seen in it stays, for whoever asks. With one, its
 * offending words may be covered; whatever falls on the whole of it takes another, supervising person. Muting, blocking,
 * collapsing and ordering are judged as the hiding that they are.
 */
import type { Act, GroundId, JudgedComment, Standing } from '#shared/model/moderation.ts'
import type { ModerationGround, ModerationPack } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { groundFor, isSeen } from './grounds.ts'
import { type Answer, placing, type SetOrder } from './place.ts'
import { areInside } from './redaction.ts'
import { standingOf } from './standing.ts'
import { saidBy } from './texts.ts'

/** An act on one comment, and all that its verdict rests on. */
export type Question = {
  readonly act: Act
  readonly comment: JudgedComment
  readonly ground: GroundId
  /** What the model says of what a redaction leaves; null for every other act. */
  readonly left: Pick<JudgedComment, 'evaluation' | 'adverse'> | null
  /** How many adverse or doubtful comments the comment's user has in this session. */
  readonly ofUser: number
  /** How many adverse or doubtful comments there are in this session. */
  readonly inSession: number
  /** The set order of this session as it is now. */
  readonly order: SetOrder
}

/** `supervisor`: nothing happens before another person, a supervising one, approves. */
export type Verdict = {
  readonly standing: Standing
  readonly groundSeen: boolean
} & (
  | { readonly answer: 'allowed' }
  | { readonly answer: 'supervisor'; readonly why: Refusal }
  | { readonly answer: 'refused'; readonly why: Refusal }
)

/** Judges every act but a new order, which is judged as a whole by `judgeOrder`. */
export function judgeAct(question: Question, pack: ModerationPack): Verdict {
  const { act, comment } = question
  const standing = standingOf(comment, pack)
  const ground = groundFor(act, question.ground, pack)
  if (!ground.ok) return { standing, groundSeen: false, answer: 'refused', why: ground.refusal }
  const groundSeen = isSeen(ground.value, comment, pack)
  const answer = answerTo({ ...question, standing, groundSeen, ground: ground.value }, pack)
  if (answer === 'allowed') return { standing, groundSeen, answer }
  if ('supervisor' in answer) return { standing, groundSeen, answer: 'supervisor', why: answer.supervisor }
  return { standing, groundSeen, answer: 'refused', why: answer.refused }
}

type Looked = Omit<Question, 'ground'> & {
  readonly standing: Standing
  readonly ground: ModerationGround
  readonly groundSeen: boolean
}

function answerTo(looked: Looked, pack: ModerationPack): Answer {
  switch (looked.act.kind) {
    case 'reply':
    case 'escalate':
    case 'reorder':
      return 'allowed'
    case 'report':
      return reporting(looked, pack)
    case 'pin':
      return pinning(looked, pack)
    case 'to-front':
    case 'to-back':
      return placing(looked.act.kind, looked.comment, looked.order, pack)
    case 'redact':
      return redacting(looked, looked.act.spans, pack)
    case 'mute':
    case 'block':
      return silencing(looked, pack)
    case 'hide':
    case 'collapse':
      return hiding(looked, pack)
  }
}

function hiding({ standing, ground, groundSeen }: Looked, pack: ModerationPack): Answer {
  if (standing === 'clear') return 'allowed'
  if (standing === 'doubtful') return { supervisor: saidBy(pack, 'doubtful', { ground }) }
  return groundSeen
    ? { supervisor: saidBy(pack, 'whole', { ground }) }
    : { refused: saidBy(pack, 'noGround', { ground }) }
}

function redacting(looked: Looked, spans: Parameters<typeof areInside>[1], pack: ModerationPack): Answer {
  const { comment, standing, ground, groundSeen, left } = looked
  if (!areInside(comment.text, spans)) return { refused: outside }
  if (standing === 'clear') return 'allowed'
  if (standing === 'adverse' && !groundSeen) return { refused: saidBy(pack, 'noGround', { ground }) }
  const stays = left === null ? 'clear' : standingOf(left, pack)
  // What was an evaluation must still read as one; what may have been one must still be able to be one.
  if (standing === 'adverse') {
    return stays === 'adverse' ? 'allowed' : { refused: saidBy(pack, 'evaluationGone', { ground }) }
  }
  const known = comment.evaluation !== 'unknown'
  return known && groundSeen && stays !== 'clear'
    ? 'allowed'
    : { supervisor: saidBy(pack, 'doubtful', { ground }) }
}

function silencing({ standing, ground, groundSeen, ofUser }: Looked, pack: ModerationPack): Answer {
  if (standing === 'adverse' && !groundSeen) return { refused: saidBy(pack, 'noGround', { ground }) }
  if (standing === 'clear' && ofUser === 0) return 'allowed'
  return { supervisor: saidBy(pack, 'muting', { ground, number: Math.max(1, ofUser) }) }
}

/** The platform hides what it finds reported for good reason: a report without one is an attempt to have it hidden. */
function reporting({ standing, ground, groundSeen }: Looked, pack: ModerationPack): Answer {
  return standing === 'clear' || groundSeen ? 'allowed' : { supervisor: saidBy(pack, 'doubtful', { ground }) }
}

/** Praise that is put before everything else pushes the complaints behind it. */
function pinning({ comment, ground, inSession }: Looked, pack: ModerationPack): Answer {
  if (inSession === 0) return 'allowed'
  if (comment.evaluation === 'favourable') return { refused: saidBy(pack, 'ordering', { ground }) }
  return comment.evaluation === 'unknown' ? { supervisor: saidBy(pack, 'ordering', { ground }) } : 'allowed'
}

const outside: Refusal = {
  code: 'moderation.span-outside',
  said: { zh: '要遮住的位置不在这条评论里。', en: 'What is to be covered does not lie in this comment.' },
  remedy: { zh: '请在评论里重新选择要遮住的字。', en: 'Select the characters in the comment again.' },
  cites: [],
}
