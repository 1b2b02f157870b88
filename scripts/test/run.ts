/**
 * The tests, suite by suite; without names all of them. Prints each suite's result as it comes, at the end each
 * failure and each skip with its reason, and as the last line `N passed, N failed, N skipped`.
 */
import { join } from 'node:path'
import { executable } from '../../test/harness/executable.ts'
import { buildIfNeeded } from '../built.mjs'
import { projectDir } from '../node24.mjs'
import { run } from '../run.mjs'
import { runCheckSuite } from './check-suite.ts'
import { installDebianPackages } from './debian-packages.ts'
import { runPlaywrightSuite } from './playwright-suite.ts'
import type { Suite, SuiteResult } from './suite.ts'
import { runVitestSuite } from './vitest-suite.ts'

const suites: readonly Suite[] = [
  { name: 'build', programs: [], run: buildSuite },
  { name: 'check', programs: [], run: runCheckSuite },
  { name: 'unit', programs: [], run: () => runVitestSuite('unit') },
  { name: 'obs', programs: ['obs', 'Xvfb'], run: () => runVitestSuite('obs') },
  { name: 'fault', programs: ['strace'], run: () => runVitestSuite('fault') },
  { name: 'e2e', programs: [], run: runPlaywrightSuite },
]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
installDebianPackages()
const results: SuiteResult[] = []
for (const suite of suites) {
  if (asked.length > 0 && !asked.includes(suite.name)) continue
  console.log(`\n== ${suite.name}`)
  const result = await resultOf(suite)
  results.push(result)
  console.log(`== ${suite.name}: ${countsOf(result)}`)
}
process.exitCode = summarise(sumOf(results))

async function resultOf(suite: Suite): Promise<SuiteResult> {
  const { name, programs } = suite
  const missing = programs.filter((program) => executable(program) === null)
  if (missing.length > 0) {
    return { passed: 0, failed: [], skipped: [{ test: `suite ${name}`, why: `needs ${missing.join(', ')}` }] }
  }
  try {
    return await suite.run()
  } catch (error) {
    return { passed: 0, failed: [{ test: `suite ${name}`, why: String(error) }], skipped: [] }
  }
}

/** The rest runs the built bundle, so that a build that fails is a test that fails; so are unweighed licences in it. */
async function buildSuite(): Promise<SuiteResult> {
  const built = await buildIfNeeded(process.execPath)
  if (built !== 0)
    return { passed: 0, failed: [{ test: 'npm run build', why: `ended with ${built}` }], skipped: [] }
  const licences = await run(process.execPath, [join(projectDir, 'scripts', 'list-licences.ts'), '--check'])
  if (licences === 0) return { passed: 2, failed: [], skipped: [] }
  return { passed: 1, failed: [{ test: 'licences', why: 'see above' }], skipped: [] }
}

function sumOf(results: readonly SuiteResult[]): SuiteResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.flatMap(({ failed }) => failed),
    skipped: results.flatMap(({ skipped }) => skipped),
  }
}

function summarise(sum: SuiteResult): number {
  console.log('')
  for (const { test, why } of sum.skipped) console.log(`skipped: ${test}\n    ${why}`)
  for (const { test, why } of sum.failed) console.log(`FAILED: ${test}\n    ${why}`)
  console.log(`\n${countsOf(sum)}`)
  return sum.failed.length === 0 && sum.passed > 0 ? 0 : 1
}

function countsOf({ passed, failed, skipped }: SuiteResult): string {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
}
