import type { JudgedComment, moderationBodies } from '#shared/model/moderation.ts'
import type { Written } from '../ledger/decision.ts'
import type { Row, RowOp } from '../ledger/schema.ts'

type Entry = Written<keyof typeof moderationBodies>

export function projectModeration(entry: Entry): readonly RowOp[] {
  switch (entry.kind) {
    case 'moderation.acted':
      return [act(entry, 'in-force')]
    case 'moderation.asked':
      return [act(entry, 'waiting')]
    case 'moderation.refused':
      return [act(entry, 'refused')]
    case 'moderation.approved': {
      const { asked, comment } = entry.body
      return [patch(asked, comment.seq, { state: 'in-force', approved_by: userOf(entry) })]
    }
    case 'moderation.declined':
      return [patch(entry.body.asked, entry.body.comment, { state: 'declined', approved_by: userOf(entry) })]
    case 'moderation.undone':
      return [patch(entry.body.acted, entry.body.comment, { state: 'undone' })]
    case 'moderation.outcome': {
      const { acted, comment, said } = entry.body
      return [patch(acted, comment, { outcome_zh: said.zh, outcome_en: said.en })]
    }
    case 'moderation.filtered':
      return entry.body.hidden.map((comment) => filtered(entry, comment))
    case 'moderation.filter-set': {
      const { filter, words, ground } = entry.body
      const row = { filter, words: JSON.stringify(words), ground, by_user: userOf(entry), set_seq: entry.seq }
      return [{ op: 'put', table: 'comment_filters', row }]
    }
    case 'moderation.filter-removed':
      return [{ op: 'delete', table: 'comment_filters', key: { filter: entry.body.filter } }]
    case 'moderation.filter-tried':
    case 'moderation.filter-refused':
      return []
    case 'moderation.external':
      return [onPlatform(entry)]
  }
}

type Acted = Written<'moderation.acted' | 'moderation.asked' | 'moderation.refused'>

function act(entry: Acted, state: string): RowOp {
  const { act: wish, comment, ground, groundSeen, standing } = entry.body
  const { kind, ...detail } = wish
  const row = {
    ...rowOf(entry, comment),
    kind,
    detail: JSON.stringify(detail),
    ground,
    ground_seen: groundSeen ? 1 : 0,
    standing,
    state,
  }
  return { op: 'put', table: 'moderation_acts', row }
}

function filtered(entry: Written<'moderation.filtered'>, comment: JudgedComment): RowOp {
  const { filter, ground } = entry.body
  const row = {
    ...rowOf(entry, comment),
    kind: 'hide',
    detail: JSON.stringify({ filter }),
    ground,
    ground_seen: 0,
    standing: 'clear',
    state: 'in-force',
  }
  return { op: 'put', table: 'moderation_acts', row }
}

function rowOf(entry: Entry, { seq, platform, source, user }: JudgedComment): Row {
  return {
    entry: entry.seq,
    comment: seq,
    session: entry.session,
    platform,
    source,
    user,
    by_user: userOf(entry),
    approved_by: null,
    at: entry.at,
    outcome_zh: null,
    outcome_en: null,
  }
}

function onPlatform({ seq, session, at, body }: Written<'moderation.external'>): RowOp {
  const { what, comment, platform, source, user, adverse, acted } = body
  const row = {
    entry: seq,
    session,
    what,
    comment: comment?.seq ?? null,
    platform,
    source,
    user,
    at,
    adverse,
    acted,
  }
  return { op: 'put', table: 'platform_acts', row }
}

function patch(entry: number, comment: number, set: Row): RowOp {
  return { op: 'patch', table: 'moderation_acts', key: { entry, comment }, set }
}

/** Null where it was the studio itself. */
function userOf({ actor }: Entry): string | null {
  return actor.type === 'user' ? actor.user : null
}
