import { existsSync } from 'node:fs'
import { executable } from './executable.ts'

/** The programs that are not on PATH, as a reason for `describeWhere`; null where all are. */
export function needsProgram(...names: readonly string[]): string | null {
  const absent = names.filter((name) => executable(name) === null)
  return absent.length === 0 ? null : `${absent.join(' and ')} on PATH`
}

/** A file or folder that is not shipped with the sources, as a reason for `describeWhere`; null where it is there. */
export function needsPath(path: string): string | null {
  return existsSync(path) ? null : path
}
