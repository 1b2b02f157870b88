import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Citation, Refusal, Words } from '#shared/model/words.ts'
import { isoDay, shanghaiDay } from '#shared/rules/calendar.ts'
import { type Context, type Decision, decided, refusedWith } from '../ledger/decision.ts'

/** An entry that somebody asks to erase, with when its time is over; null while its session goes on. */
export type ErasableEntry = {
  readonly seq: number
  readonly kind: string
  readonly session: SessionId | null
  readonly erased: boolean
  readonly keptUntil: Instant | null
}

/** What is so now rests on these, however old they are: without them a person, the room or a card would be gone. */
const foundations: ReadonlySet<string> = new Set([
  'people.user-added',
  'people.user-changed',
  'people.pin-set',
  'room.opened',
  'room.changed',
  'source.declared',
  'place.declared',
  'comment.sources-set',
  'card.added',
  'card.changed',
  'card.judged-again',
  'card.approved',
  'card.removed',
])

/** The course of a session. Half of it tells another story: a session without its end would be on air again. */
const course: ReadonlySet<string> = new Set([
  'session.preflight-began',
  'session.preflight-ended',
  'session.rehearsal-began',
  'session.rehearsal-ended',
  'session.went-live',
  'session.safe-scene',
  'session.closing',
  'session.archived',
  'output.seen',
  'card.aired',
  'card.pulled',
  'recording.started',
  'recording.stopped',
  'recording.kept',
  'recording.missing',
])

export function isCourse(kind: string): boolean {
  return course.has(kind)
}

/** Whether an entry of this kind may go at all once its time is over. */
export function isErasable(kind: string): boolean {
  return !isOwnRecord(kind) && !foundations.has(kind)
}

/** Without these an erasure, or the end of comments whose time was over, could not be told from a loss. */
function isOwnRecord(kind: string): boolean {
  return kind.startsWith('ledger.') || kind === 'comment.purged'
}

type EraseState = {
  /** Those of the wanted entries that are in the log. */
  readonly entries: readonly ErasableEntry[]
  /** Seqs of the course of every session whose course is touched, erased ones left out. */
  readonly course: readonly number[]
  readonly cites: readonly Citation[]
}

/**
 * Erases payloads whose time is over; the leaves stay, and the log verifies as before. All or nothing: one entry that may
 * not go keeps the others. Refused are entries that are not there or gone already, the ledger's own, those on which the
 * present rests, those that must still be kept, and half of a session's course.
 */
export function decideErase(
  { entries, course: whole, cites }: EraseState,
  command: { readonly seqs: readonly number[]; readonly reason: string },
  context: Context,
): Decision<number> {
  const seqs = [...new Set(command.seqs)].toSorted((a, b) => a - b)
  const known = new Map(entries.map((entry) => [entry.seq, entry]))
  for (const seq of seqs) {
    const entry = known.get(seq)
    const refusal = entry === undefined ? unknownEntry(seq) : refusalOf(entry, context.now, cites)
    if (refusal !== null) return refusedWith(refusal)
  }
  const wanted = new Set(seqs)
  const left = whole.filter((seq) => !wanted.has(seq))
  if (left.length > 0) return refusedWith(halfASession(left))
  return decided(seqs.length, { kind: 'ledger.erased', body: { seqs, reason: command.reason } })
}

function refusalOf(entry: ErasableEntry, now: Instant, cites: readonly Citation[]): Refusal | null {
  const { seq, kind, erased, keptUntil } = entry
  if (erased) {
    return refusal(
      'erase.already',
      { zh: `第 ${seq} 条的内容已经擦除。`, en: `The payload of entry ${seq} has been erased already.` },
      { zh: '请从名单里去掉它。', en: 'Leave it out.' },
    )
  }
  if (isOwnRecord(kind)) {
    return refusal(
      'erase.own-record',
      {
        zh: `第 ${seq} 条是台账自己的记录，没有它就分不清擦除和丢失。`,
        en: `Entry ${seq} is the ledger's own; without it an erasure could not be told from a loss.`,
      },
      { zh: '请从名单里去掉它。', en: 'Leave it out.' },
    )
  }
  if (foundations.has(kind)) {
    return refusal(
      'erase.in-force',
      {
        zh: `第 ${seq} 条（${kind}）是现有人员、直播间或商品卡的依据，擦除会改变现状。`,
        en: `What is in force now rests on entry ${seq} (${kind}); erasing it would change a person, the room or a card.`,
      },
      { zh: '请从名单里去掉它。', en: 'Leave it out.' },
    )
  }
  if (keptUntil === null) {
    return refusal(
      'erase.session-goes-on',
      {
        zh: `第 ${seq} 条属于还没有结束的场次。`,
        en: `Entry ${seq} belongs to a session that has not ended.`,
      },
      {
        zh: '保存期从场次结束起算，请等它届满。',
        en: 'Its time is counted from the end of the session; wait until it is over.',
      },
      cites,
    )
  }
  if (now < keptUntil) {
    const until = isoDay(shanghaiDay(keptUntil))
    return refusal(
      'erase.kept-until',
      {
        zh: `第 ${seq} 条必须保存到 ${until}，不能提前擦除。`,
        en: `Entry ${seq} must be kept until ${until} and cannot be erased earlier.`,
      },
      { zh: '请等保存期届满后再擦除。', en: 'Wait until its time is over.' },
      cites,
    )
  }
  return null
}

function unknownEntry(seq: number): Refusal {
  return refusal(
    'erase.unknown',
    { zh: `台账里没有第 ${seq} 条。`, en: `There is no entry ${seq} in the ledger.` },
    { zh: '请从台账里选择。', en: 'Choose from the ledger.' },
  )
}

function halfASession(left: readonly number[]): Refusal {
  const some = left.slice(0, 10).join(', ')
  return refusal(
    'erase.whole-session',
    {
      zh: `一场的经过只能整场擦除；还缺第 ${some} 条${left.length > 10 ? ' 等' : ''}。`,
      en: `The course of a session is erased whole or not at all; entries ${some}${left.length > 10 ? ' and more' : ''} are missing.`,
    },
    { zh: '请把整场的经过一起擦除。', en: 'Erase the whole course of the session together.' },
  )
}

function refusal(code: string, said: Words, remedy: Words, cites: readonly Citation[] = []): Refusal {
  return { code, said, remedy, cites: [...cites] }
}
