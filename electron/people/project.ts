import type { peopleBodies } from '#shared/model/people.ts'
import type { Written } from '../ledger/decision.ts'
import type { RowOp, Table } from '../ledger/schema.ts'

export const peopleTables: readonly Table[] = [
  {
    name: 'users',
    key: ['id'],
    ddl: `CREATE TABLE users (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL,
      pin_salt TEXT NOT NULL, pin_verifier TEXT NOT NULL,
      failures INTEGER NOT NULL, locked_until INTEGER, added_seq INTEGER NOT NULL
    ) STRICT`,
  },
]

export function projectPeople(entry: Written<keyof typeof peopleBodies>): readonly RowOp[] {
  switch (entry.kind) {
    case 'people.user-added': {
      const { user, name, role, pin } = entry.body
      const row = {
        id: user,
        name,
        role,
        active: 1,
        pin_salt: pin.salt,
        pin_verifier: pin.verifier,
        failures: 0,
        locked_until: null,
        added_seq: entry.seq,
      }
      return [{ op: 'put', table: 'users', row }]
    }
    case 'people.user-changed': {
      const { user, name, role, active } = entry.body
      return [patch(user, { name, role, active: active ? 1 : 0 })]
    }
    case 'people.pin-set': {
      const { user, pin } = entry.body
      return [
        patch(user, { pin_salt: pin.salt, pin_verifier: pin.verifier, failures: 0, locked_until: null }),
      ]
    }
    case 'people.signed-in':
      return [patch(entry.body.user, { failures: 0, locked_until: null })]
    case 'people.sign-in-refused':
      return [patch(entry.body.user, { failures: entry.body.failures, locked_until: entry.body.lockedUntil })]
    case 'people.signed-out':
      return []
  }
}

function patch(id: string, set: Record<string, string | number | null>): RowOp {
  return { op: 'patch', table: 'users', key: { id }, set }
}
