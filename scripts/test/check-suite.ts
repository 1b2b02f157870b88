import { checks, runChecks } from '../check/checks.ts'
import { projectDir } from '../node24.mjs'
import type { SuiteResult } from './suite.ts'

/** `npm run check`, each of its tools counted as one test. */
export async function runCheckSuite(): Promise<SuiteResult> {
  const results = await runChecks(projectDir, checks, ({ name, findings, seconds }) => {
    console.log(`${findings.length === 0 ? ' ok ' : 'FAIL'} ${name} ${seconds.toFixed(1)} s`)
  })
  const failed = results.filter(({ findings }) => findings.length > 0)
  return {
    passed: results.length - failed.length,
    failed: failed.map(({ name, findings }) => ({ test: name, why: findings.join('\n    ') })),
    skipped: [],
  }
}
