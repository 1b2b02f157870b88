import { describe, expect, test } from 'vitest'
import { smallTree } from './small-tree.ts'

const minute = 60_000
const usedProgram = "import { used } from '#shared/a.ts'\n\nprocess.exitCode = used\n"

describe('npm run check', () => {
  test('names an export, a type and a file that nothing uses', { timeout: minute }, async () => {
    using tree = smallTree({
      'electron/cli.ts': usedProgram,
      'shared/a.ts': 'export const used = 1\nexport const unusedValue = 2\nexport type UnusedType = 3\n',
      'shared/forgotten.ts': 'export const b = 1\n',
    })
    const { code, said } = await tree.check('unused')
    expect(said).toMatch(/shared\/a\.ts:2 unusedValue .*drop `export`/)
    expect(said).toMatch(/shared\/a\.ts:3 UnusedType .*drop `export`/)
    expect(said).toMatch(/shared\/forgotten\.ts .*delete it/)
    expect(said).not.toMatch(/\bused \(/)
    expect(code).toBe(1)
  })

  test.each([
    { rule: 'noRestrictedGlobals', file: 'shared/a.ts', text: 'export const a = Date.now()' },
    { rule: 'plugin', file: 'shared/a.ts', text: 'export const a = () => Math.random()' },
    { rule: 'noNodejsModules', file: 'shared/a.ts', text: "export { join } from 'node:path'" },
    { rule: 'noExplicitAny', file: 'electron/a.ts', text: 'export const a = (b: any) => b' },
    { rule: 'noDefaultExport', file: 'electron/a.ts', text: 'export default 1' },
    { rule: 'noEnum', file: 'electron/a.ts', text: 'export enum A {}' },
    { rule: 'noExcessiveLinesPerFile', file: 'electron/a.ts', text: 'export const a = 1\n'.repeat(301) },
    {
      rule: 'noSkippedTests',
      file: 'test/a.ts',
      text: "import { test } from 'vitest'\n\ntest.skip('a', () => undefined)",
    },
    { rule: 'format', file: 'electron/a.ts', text: 'export const a = "b";' },
  ])('stops $rule in $file', { timeout: minute }, async ({ rule, file, text }) => {
    using tree = smallTree({ [file]: `${text}\n` })
    const { code, said } = await tree.check('lint')
    expect(said).toMatch(new RegExp(`${file}:\\d+ \\S*${rule}: `))
    expect(code).toBe(1)
  })

  test('stops a promise that nobody waits for', { timeout: minute }, async () => {
    using tree = smallTree({
      'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
      'electron/a.ts': 'export function a(b: () => Promise<number>): void {\n  b()\n}\n',
    })
    const { code, said } = await tree.check('promises')
    expect(said).toContain('no-floating-promises')
    expect(code).toBe(1)
  })
})
