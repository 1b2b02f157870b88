import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startChild } from '#test/harness/child.ts'
import { describeWhere, testWhere } from '#test/harness/skip.ts'

const projectDir = join(import.meta.dirname, '..', '..', '..')

/** A built command line that says how it was called and goes on until it is told to stop. */
const cli = `
process.on('SIGTERM', () => process.exit(7))
console.log(process.versions.node.split('.')[0], ...process.argv.slice(2))
if (process.argv.includes('serve')) setInterval(() => undefined, 1_000)
else process.exitCode = 3
`

/** What a clone has, as far as `bin/fairlive.mjs` looks. */
function clone({ built, installed }: { readonly built: boolean; readonly installed: boolean }): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-clone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['bin', 'scripts', 'package.json']) {
    cpSync(join(projectDir, name), join(folder, name), { recursive: true })
  }
  if (installed) symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'), 'junction')
  if (built) {
    mkdirSync(join(folder, 'out', 'main'), { recursive: true })
    writeFileSync(join(folder, 'out', 'main', 'cli.js'), cli)
  }
  return join(folder, 'bin', 'fairlive.mjs')
}

async function runs(node: string, script: string, ...args: readonly string[]) {
  const child = await startChild(node, [script, ...args], { PATH: '' })
  await child.said((output) => output.includes('\n'), 'a line', 20_000)
  return child
}

function exitOf({ process: child }: Awaited<ReturnType<typeof runs>>): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

/** A Node on PATH that is too old for the studio and new enough for `npm start`. */
function olderNode(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
    try {
      const major = Number.parseInt(
        execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }),
        10,
      )
      if (major >= 20 && major < 24) return path
    } catch {
      // No Node in this folder.
    }
  }
  return null
}

const older = olderNode()
const needsOlder = older === null ? 'a Node between 20 and 23 on PATH' : null
const needsSignals = process.platform === 'win32' ? 'a system with signals' : null
const nodes = [
  { name: 'this Node', node: process.execPath },
  ...(older === null ? [] : [{ name: 'an older Node', node: older }]),
]

describe.each(nodes)('fairlive on $name', ({ node }) => {
  test('hands everything to the built command line, and its exit code back', async () => {
    const child = await runs(node, clone({ built: true, installed: true }), 'verify', 'a b', '--key', 'k')
    expect(child.output()).toBe('24 verify a b --key k\n')
    expect(await exitOf(child)).toBe(3)
  })

  testWhere(needsSignals, 'hands signals on', async () => {
    const child = await runs(node, clone({ built: true, installed: true }), 'serve')
    const exit = exitOf(child)
    child.process.kill('SIGTERM')
    expect(await exit).toBe(7)
  })

  test('says what to do where nothing is built', async () => {
    const child = await runs(node, clone({ built: false, installed: true }))
    expect(child.output()).toContain('npm run build')
    expect(await exitOf(child)).toBe(2)
  })
})

describeWhere(needsOlder, 'fairlive on Node 20 without packages', () => {
  test('says how to get Node 24', async () => {
    const child = await runs(older ?? '', clone({ built: true, installed: false }))
    expect(child.output()).toMatch(/needs Node 24\. Run `npm ci`/)
    expect(await exitOf(child)).toBe(2)
  })
})
