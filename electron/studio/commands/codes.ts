import { CodeDeclaration } from '#shared/model/probe.ts'
import type { Reader } from '../../ledger/schema.ts'
import { decideDeclareCode, decideWithdrawCode, declaredCodes } from '../../rooms/codes.ts'
import { theRoom } from '../../rooms/read.ts'
import { personCommand } from './command.ts'

export const codeCommands = {
  'code.declare': personCommand('code.declare', CodeDeclaration, (db, input) =>
    decideDeclareCode(theRoom(db), input),
  ),
  'code.withdraw': personCommand('code.withdraw', CodeDeclaration, (db, input) =>
    decideWithdrawCode({ room: theRoom(db), isDeclared: isDeclared(db, input.content) }, input),
  ),
}

function isDeclared(db: Reader, content: string): boolean {
  const room = theRoom(db)
  return room !== undefined && declaredCodes(db, room.id).some((one) => one.content === content)
}
