import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isInstalled } from '../../../scripts/installed.mjs'

const wanted = {
  '': { name: 'studio' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '2.0.0', optional: true },
}

function folderWith(present: object | string | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-installed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (present === null) return folder
  mkdirSync(join(folder, 'node_modules'))
  const text = typeof present === 'string' ? present : JSON.stringify({ packages: present })
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), text)
  return folder
}

describe('what npm start takes for installed', () => {
  test.each([
    ['exactly the lock file', wanted, true],
    ['an optional package of another system missing', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['a package missing', {}, false],
    [
      'an optional package in another version',
      { ...wanted, 'node_modules/for-another-system': { version: '1.9.0' } },
      false,
    ],
    ['an installation that broke off', null, false],
    ['a list that was cut off', '{"packages":', false],
  ])('%s: %s', (_name, present, installed) => {
    expect(isInstalled(folderWith(present))).toBe(installed)
  })
})
