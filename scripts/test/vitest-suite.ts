import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { startVitest } from 'vitest/node'
import { skipReason } from '../../test/harness/skip-reason.ts'
import { type Mishap, type SuiteResult, unexplained } from './suite.ts'

/** Counts what a run of vitest did, and keeps why a test failed or was skipped. */
class Tally implements Reporter {
  passed = 0
  readonly failed: Mishap[] = []
  readonly skipped: Mishap[] = []

  onTestCaseResult(testCase: TestCase): void {
    const result = testCase.result()
    const test = `${testCase.module.relativeModuleId} > ${testCase.fullName}`
    if (result.state === 'passed') this.passed += 1
    if (result.state === 'failed') this.failed.push({ test, why: firstLine(result.errors) })
    if (result.state === 'skipped') {
      const why = result.note ?? skipReason(testCase.fullName)
      if (why === null) this.failed.push({ test, why: unexplained })
      else this.skipped.push({ test, why })
    }
  }

  /** A file that could not be loaded, or a hook that threw, has no test of its own to fail. */
  onTestModuleEnd(module: TestModule): void {
    const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors())
    const errors = [...module.errors(), ...suites]
    if (errors.length > 0) this.failed.push({ test: module.relativeModuleId, why: firstLine(errors) })
  }

  onTestRunEnd(_: readonly TestModule[], unhandled: readonly { readonly message?: string }[]): void {
    for (const error of unhandled) this.failed.push({ test: 'outside any test', why: firstLine([error]) })
  }
}

/** Runs one project of vitest.config.ts in this process; vitest's own report goes to the terminal as it comes. */
export async function runVitestSuite(project: string): Promise<SuiteResult> {
  const tally = new Tally()
  const options = { project: [project], watch: false, passWithNoTests: true, reporters: ['default', tally] }
  const vitest = await startVitest('test', [], options)
  await vitest.close()
  return tally
}

function firstLine(errors: readonly { readonly message?: string }[]): string {
  return errors[0]?.message?.split('\n')[0] ?? 'failed and did not say why'
}
