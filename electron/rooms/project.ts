import type { Phase, Room, roomBodies } from '#shared/model/rooms.ts'
import type { Written } from '../ledger/decision.ts'
import type { Row, RowOp } from '../ledger/schema.ts'

export function projectRooms(entry: Written<keyof typeof roomBodies>): readonly RowOp[] {
  switch (entry.kind) {
    case 'room.opened':
      return [{ op: 'put', table: 'rooms', row: { ...roomRow(entry.body.room), opened_seq: entry.seq } }]
    case 'room.changed': {
      const { id, ...set } = roomRow(entry.body.room)
      return [{ op: 'patch', table: 'rooms', key: { id }, set }]
    }
    case 'source.declared': {
      const { source, nature, capture } = entry.body
      const row = { room: entry.room, source, nature, capture, lapsed: 0, seq: entry.seq }
      return [{ op: 'put', table: 'sources', row }]
    }
    case 'source.changed': {
      const key = { room: entry.room, source: entry.body.source }
      return [{ op: 'patch', table: 'sources', key, set: { lapsed: 1 } }]
    }
    case 'session.preflight-began': {
      const row = {
        id: entry.body.session,
        room: entry.room,
        phase: 'preflight',
        begun_at: entry.at,
        live_at: null,
        ended_at: null,
        supervisor: entry.body.supervisor,
        safe: 0,
        output_seen: 0,
        begun_seq: entry.seq,
      }
      return [{ op: 'put', table: 'sessions', row }]
    }
    case 'session.preflight-ended':
      return [moved(entry.body.session, 'idle', { ended_at: entry.at })]
    case 'session.rehearsal-began':
      return [moved(entry.body.session, 'rehearsing')]
    case 'session.rehearsal-ended':
      return [moved(entry.body.session, 'preflight', { safe: 0 })]
    case 'session.went-live':
      return [moved(entry.body.session, 'live', { live_at: entry.at, output_seen: 0 })]
    case 'session.closing':
      return [moved(entry.body.session, 'closing', { ended_at: entry.at })]
    case 'session.archived':
      return [moved(entry.body.session, 'archived', { safe: 0 })]
    case 'session.safe-scene':
      return entry.session === null ? [] : [patch(entry.session, { safe: entry.body.on ? 1 : 0 })]
    case 'session.go-refused':
    case 'session.adopted':
      return []
    case 'output.seen':
      return entry.session !== null && entry.body.active && entry.body.output !== 'record'
        ? [patch(entry.session, { output_seen: 1 })]
        : []
  }
}

function roomRow(room: Room) {
  const { id, name, platform, filing, way, sells, timeZone } = room
  return { id, name, platform, filing, way, sells: sells ? 1 : 0, time_zone: timeZone }
}

function moved(session: string, phase: Phase, more: Row = {}): RowOp {
  return patch(session, { phase, ...more })
}

function patch(id: string, set: Row): RowOp {
  return { op: 'patch', table: 'sessions', key: { id }, set }
}
