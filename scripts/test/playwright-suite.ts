import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { projectDir } from '../node24.mjs'
import { run } from '../run.mjs'
import { type Mishap, type SuiteResult, unexplained } from './suite.ts'

const Annotation = z.object({ type: z.string(), description: z.string().optional() })
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(Annotation),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
})
const Group = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Group).default([])
  },
})
const Report = z.object({
  suites: z.array(Group),
  errors: z.array(z.object({ message: z.string().optional() })),
})

/** Runs the browser tests in a process of their own; Playwright's report goes to the terminal as it comes. */
export async function runPlaywrightSuite(): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-e2e-'))
  const file = join(folder, 'report.json')
  try {
    const cli = join(projectDir, 'node_modules', '@playwright', 'test', 'cli.js')
    const args = [cli, 'test', '--pass-with-no-tests', '--reporter=list,json']
    // Playwright forces colours on what it starts; Node warns at each start where both are asked for.
    const { NO_COLOR: plain, ...inherited } = process.env
    const colours = plain === undefined ? {} : { FORCE_COLOR: '0' }
    const env = { ...inherited, ...colours, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    const code = await run(process.execPath, args, { cwd: projectDir, env })
    const result = gather(readFileSync(file, 'utf8'))
    if (code === 0 || result.failed.length > 0) return result
    return { ...result, failed: [{ test: 'playwright', why: `ended with ${code}` }] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function gather(report: string): SuiteResult {
  const { suites, errors } = Report.parse(JSON.parse(report))
  const failed: Mishap[] = errors.map(({ message }) => ({ test: 'playwright', why: firstLine(message) }))
  const skipped: Mishap[] = []
  let passed = 0
  for (const { title, file, tests } of suites.flatMap(specsOf)) {
    for (const { status, annotations, results } of tests) {
      const test = `${file} > ${title}`
      const reason = annotations.find(({ type }) => type === 'skip')?.description
      if (status === 'expected') passed += 1
      else if (status !== 'skipped') failed.push({ test, why: firstLine(results.at(-1)?.error?.message) })
      else if (reason === undefined) failed.push({ test, why: unexplained })
      else skipped.push({ test, why: reason })
    }
  }
  return { passed, failed, skipped }
}

function specsOf(group: z.infer<typeof Group>): readonly z.infer<typeof Spec>[] {
  return [...group.specs, ...group.suites.flatMap(specsOf)]
}

function firstLine(message: string | undefined): string {
  return message?.split('\n')[0] ?? 'failed and did not say why'
}
