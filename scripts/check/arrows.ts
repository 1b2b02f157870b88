import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { runTool } from './tool.ts'

const folders = ['electron', 'shared', 'renderer', 'test', 'scripts']

const Report = z.object({
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    totalDependenciesCruised: z.number(),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
})

/** Imports that point the wrong way through the house, each with what to do instead. */
export async function brokenArrows(tree: string): Promise<readonly string[]> {
  const present = folders.filter((folder) => existsSync(join(tree, folder)))
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...present]
  const { out, err } = await runTool('dependency-cruiser', 'depcruise', args, tree)
  if (!out.startsWith('{')) return [`dependency-cruiser did not answer: ${err.trim()}`]
  const { violations, totalDependenciesCruised, ruleSetUsed } = Report.parse(JSON.parse(out)).summary
  // A parser that cannot read TypeScript sees no import at all and would pass everything.
  if (totalDependenciesCruised === 0) return ['no import was seen in any file: the parser reads nothing']
  return violations.map(({ from, to, rule, cycle }) => {
    const remedy = ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment ?? ''
    const path = [from, ...(cycle?.map(({ name }) => name) ?? [to])].join(' -> ')
    return `${path}\n    ${rule.name}: ${remedy}`
  })
}
