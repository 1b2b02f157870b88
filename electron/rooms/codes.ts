import type { CodeDeclaration, probeBodies } from '#shared/model/probe.ts'
import type { Room } from '#shared/model/rooms.ts'
import { type Decision, decided, refusedWith, type Written } from '../ledger/decision.ts'
import type { Reader, RowOp, Table } from '../ledger/schema.ts'
import { noRoom } from './decide.ts'

/** QR codes that somebody answers for: what they lead to is no surprise to the room. */
export const codeTables: readonly Table[] = [
  {
    name: 'codes',
    key: ['room', 'content'],
    ddl: `CREATE TABLE codes (
      room TEXT NOT NULL, content TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (room, content)
    ) STRICT`,
  },
]

type CodeEntry = Written<Exclude<keyof typeof probeBodies, `probe.${string}`>>

export function projectCodes(entry: CodeEntry): readonly RowOp[] {
  const { content, reason } = entry.body
  const key = { room: entry.room, content }
  return entry.kind === 'code.declared'
    ? [{ op: 'put', table: 'codes', row: { ...key, reason, seq: entry.seq } }]
    : [{ op: 'delete', table: 'codes', key }]
}

/** The declarations of a room, oldest first. */
export function declaredCodes(db: Reader, room: Room['id']): readonly CodeDeclaration[] {
  return db.all<CodeDeclaration>('SELECT content, reason FROM codes WHERE room = ? ORDER BY seq', room)
}

export function decideDeclareCode(room: Room | undefined, command: CodeDeclaration): Decision<string> {
  if (room === undefined) return refusedWith(noRoom)
  return decided(command.content, { kind: 'code.declared', body: command })
}

export function decideWithdrawCode(
  { room, isDeclared }: { readonly room: Room | undefined; readonly isDeclared: boolean },
  command: CodeDeclaration,
): Decision<string> {
  if (room === undefined) return refusedWith(noRoom)
  if (isDeclared) return decided(command.content, { kind: 'code.withdrawn', body: command })
  return refusedWith({
    code: 'code.not-declared',
    said: {
      zh: `没有对“${command.content}”的申报，无从撤回。`,
      en: `There is no declaration of “${command.content}” to be withdrawn.`,
    },
    remedy: { zh: '请从已申报的列表里选择。', en: 'Choose one of those that are declared.' },
    cites: [],
  })
}
