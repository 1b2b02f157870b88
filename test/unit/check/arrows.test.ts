import { describe, expect, test } from 'vitest'
import { smallTree } from './small-tree.ts'

const minute = 60_000

/** One line per arrow of the house: a file, what it imports, and the rule that must stop it. */
const forbidden = [
  ['shared/a.ts', "import { b } from '#electron/b.ts'", 'shared-is-pure'],
  ['shared/a.ts', "import type { b } from '#electron/b.ts'", 'shared-is-pure'],
  ['shared/a.ts', "import { readFileSync } from 'node:fs'", 'shared-has-no-node'],
  ['renderer/a.tsx', "const a = await import('#electron/b.ts')", 'renderer-speaks-through-the-contract'],
  ['renderer/a.ts', "export * from 'node:path'", 'renderer-has-no-node'],
  ['electron/a.ts', "import { c } from '../renderer/c.ts'", 'electron-never-imports-renderer'],
  ['electron/cards/a.ts', "import { d } from '../people/d.ts'", 'cards-knows-no-other-domain'],
  ['electron/ledger/a.ts', "import { d } from '../people/d.ts'", 'ledger-knows-no-domain'],
  ['electron/studio/a.ts', "import { app } from 'electron'", 'only-the-shell-knows-electron'],
  ['electron/cli.ts', "import { e } from './shell/e.ts'", 'the-studio-is-plain-node'],
  ['electron/shell/a.ts', "import { d } from '../people/d.ts'", 'the-shell-knows-no-domain'],
  ['electron/cards/a.ts', "import Database from 'better-sqlite3'", 'only-the-ledger-opens-a-database'],
  ['shared/model/a.ts', "import { f } from '#shared/rules/f.ts'", 'the-model-is-below-rules-and-contract'],
  ['electron/a.ts', "import { test } from 'vitest'", 'no-test-tools-in-the-product'],
  ['shared/a.ts', "import { missing } from './missing.ts'", 'no-unresolved'],
] as const

const targets = {
  'electron/b.ts': 'export type b = 1; export const b = 1',
  'renderer/c.ts': 'export const c = 1',
  'electron/people/d.ts': 'export const d = 1',
  'electron/shell/e.ts': 'export const e = 1',
  'shared/rules/f.ts': 'export const f = 1',
}

describe('npm run check', () => {
  test.each(forbidden)('stops %s: %s', { timeout: minute }, async (file, line, rule) => {
    using tree = smallTree({ ...targets, [file]: `${line}\n` })
    const { code, said } = await tree.check('arrows')
    expect(said).toContain(file)
    expect(said).toMatch(new RegExp(`${rule}: .{30,}`))
    expect(code).toBe(1)
  })

  test('stops two files that import each other, and names the way round', { timeout: minute }, async () => {
    using tree = smallTree({
      'shared/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
      'shared/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
    })
    const { code, said } = await tree.check('arrows')
    expect(said).toContain('shared/a.ts -> shared/b.ts -> shared/a.ts')
    expect(code).toBe(1)
  })

  test('sees an import behind `using`', { timeout: minute }, async () => {
    using tree = smallTree({
      ...targets,
      'shared/a.ts': "export async function a() { await using b = await import('#electron/b.ts') }",
    })
    expect((await tree.check('arrows')).said).toContain('shared-is-pure')
  })

  test('lets the arrows of the house through', { timeout: minute }, async () => {
    using tree = smallTree({
      ...targets,
      'shared/model/a.ts': 'export const a = 1',
      'renderer/a.ts': "export { a } from '#shared/model/a.ts'",
      'electron/cards/a.ts': "export { a } from '#shared/model/a.ts'",
      'electron/studio/a.ts': "export { a } from '../cards/a.ts'\nexport { d } from '../people/d.ts'",
      'electron/main.ts': "export { e } from './shell/e.ts'\nexport { app } from 'electron'",
    })
    expect(await tree.check('arrows')).toMatchObject({ code: 0 })
  })

  test('does not take a tree for clean in which it sees no import', { timeout: minute }, async () => {
    using tree = smallTree({ 'shared/a.ts': 'export const a = 1' })
    const { code, said } = await tree.check('arrows')
    expect(said).toContain('the parser reads nothing')
    expect(code).toBe(1)
  })
})
