/**
 * `npm run check`: types, lint, format, arrows and unused exports over the tree in the current folder.
 * `--only NAME` runs the checks whose name begins so. Ends with 1 where anything was found.
 */
import { parseArgs } from 'node:util'
import { checks, runChecks } from './check/checks.ts'
import type { ToolResult } from './check/tool.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const results = await runChecks(
  process.cwd(),
  checks.filter(({ name }) => name.startsWith(values.only)),
  print,
)
process.exitCode = results.every(({ findings }) => findings.length === 0) ? 0 : 1

function print({ name, findings, seconds }: ToolResult): void {
  const state = findings.length === 0 ? 'ok  ' : 'FAIL'
  console.log(`${state}  ${name.padEnd(18)} ${seconds.toFixed(1)} s`)
  for (const finding of findings) console.log(`  ${finding}`)
}
