import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { executable } from '../../test/harness/executable.ts'
import { projectDir } from '../node24.mjs'

const list = join(projectDir, 'test', 'harness', 'debian-packages.txt')

/**
 * Installs the Debian packages that tests need, where this is Debian and this process is root.
 * Elsewhere it prints one line on how to get them; the suites that need them then say that they are skipped.
 */
export function installDebianPackages(): void {
  if (executable('apt-get') === null || executable('dpkg-query') === null) return
  const missing = wanted().filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0) {
    console.log(`For all tests, first: sudo apt-get install ${missing.join(' ')}`)
    return
  }
  console.log(`Installing ${missing.join(', ')} ...`)
  aptGet(['update', '--quiet'])
  aptGet(install)
}

function wanted(): readonly string[] {
  const lines = readFileSync(list, 'utf8').split('\n')
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((name) => name !== '')
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' })
  return /^Status: install ok installed$/m.test(stdout)
}

function aptGet(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status === 0) return
  console.log(`apt-get ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}
