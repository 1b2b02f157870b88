import type { UserId } from '#shared/model/ids.ts'
import type { Role, User } from '#shared/model/people.ts'
import type { Reader } from '../ledger/schema.ts'

export type UserRow = {
  readonly id: UserId
  readonly name: string
  readonly role: Role
  readonly active: 0 | 1
  readonly pin_salt: string
  readonly pin_verifier: string
  readonly failures: number
  readonly locked_until: number | null
}

export function userById(db: Reader, id: UserId): UserRow | undefined {
  return db.one<UserRow>('SELECT * FROM users WHERE id = ?', id)
}

/** Everybody, in the order in which they were added. */
export function users(db: Reader): UserRow[] {
  return db.all<UserRow>('SELECT * FROM users ORDER BY added_seq')
}

export function userCount(db: Reader): number {
  return db.one<{ n: number }>('SELECT count(*) AS n FROM users')?.n ?? 0
}

export function activeOwnerCount(db: Reader): number {
  return db.one<{ n: number }>("SELECT count(*) AS n FROM users WHERE role = 'owner' AND active = 1")?.n ?? 0
}

export function nameIsTaken(db: Reader, name: string): boolean {
  return db.one('SELECT 1 AS hit FROM users WHERE name = ?', name) !== undefined
}

export function asUser(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    active: row.active === 1,
    lockedUntil: row.locked_until,
  }
}
