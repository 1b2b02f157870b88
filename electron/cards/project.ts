import type { Approval, cardBodies } from '#shared/model/cards.ts'
import type { Written } from '../ledger/decision.ts'
import { jsonCell } from '../ledger/json-cell.ts'
import type { Row, RowOp } from '../ledger/schema.ts'

export function projectCards(entry: Written<keyof typeof cardBodies>): readonly RowOp[] {
  switch (entry.kind) {
    case 'card.added': {
      const { card, fields, verdict } = entry.body
      const row = {
        id: card,
        fields: jsonCell(fields),
        verdict: jsonCell(verdict),
        approval: null,
        added_by: entry.actor.type === 'user' ? entry.actor.user : null,
        added_seq: entry.seq,
        changed_at: entry.at,
      }
      return [{ op: 'put', table: 'cards', row }]
    }
    case 'card.changed': {
      const { card, fields, verdict } = entry.body
      // An approval was given for what the card said then; a changed card asks again.
      const set = { fields: jsonCell(fields), verdict: jsonCell(verdict), approval: null }
      const added_by = entry.actor.type === 'user' ? entry.actor.user : null
      return [patch(card, { ...set, added_by, changed_at: entry.at })]
    }
    case 'card.judged-again':
      return [patch(entry.body.card, { verdict: jsonCell(entry.body.verdict), approval: null })]
    case 'card.removed':
      return [{ op: 'delete', table: 'cards', key: { id: entry.body.card } }]
    case 'card.approved': {
      if (entry.actor.type !== 'user') return []
      const { card, reason, pack } = entry.body
      const approval: Approval = { by: entry.actor.user, at: entry.at, reason, pack }
      return [patch(card, { approval: jsonCell(approval) })]
    }
    case 'card.aired': {
      const { card, fields, picture, verdict } = entry.body
      const row = {
        room: entry.room,
        card,
        picture,
        fields: jsonCell(fields),
        minors_notice: verdict.minorsNotice ? 1 : 0,
        since: entry.at,
        seq: entry.seq,
      }
      return [{ op: 'put', table: 'on_air', row }]
    }
    case 'card.pulled':
      return [{ op: 'delete', table: 'on_air', key: { room: entry.room } }]
    case 'card.air-refused':
    case 'card.imported':
      return []
  }
}

function patch(id: string, set: Row): RowOp {
  return { op: 'patch', table: 'cards', key: { id }, set }
}
