import { LedgerProblemError } from '../ledger/problem.ts'
import { CannotOpen } from '../studio/open-studio.ts'

/** The command was called in a way that it does not understand; the message says what would be right. */
export class UsedWrongly extends Error {}

/** Says in one sentence, in both languages, what happened and what to do; anything else is a bug and shows its stack. */
export function failed(error: unknown): number {
  if (error instanceof CannotOpen) {
    console.error(`${error.said.zh}${error.remedy.zh}\n${error.said.en} ${error.remedy.en}`)
    return 1
  }
  if (error instanceof LedgerProblemError) {
    const { said, remedy } = error.problem
    console.error(`${said.zh}${remedy.zh}\n${said.en} ${remedy.en}`)
    return 1
  }
  if (isSystemError(error) && error.code === 'EADDRINUSE') {
    console.error(
      `端口 ${error.port ?? ''} 已被别的程序占用。请用 --port 换一个端口，或去掉 --port 自动选择。\nPort ${error.port ?? ''} is taken by another program. Choose another with --port, or leave --port out to take any free one.`,
    )
    return 1
  }
  console.error(error)
  return 1
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly port?: number } {
  return error instanceof Error && 'code' in error
}
