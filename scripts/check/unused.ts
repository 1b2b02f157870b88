import { z } from 'zod'
import { runTool } from './tool.ts'

const Named = z.array(z.object({ name: z.string(), line: z.number().optional() }))
/** Knip's kinds of issue that fail the check, and what to do about each. */
const remedies = {
  files: 'no program and no test reaches this file: delete it',
  exports: 'exported and used nowhere else: drop `export`, or delete it',
  types: 'type exported and used nowhere else: drop `export`, or delete it',
  dependencies: 'in package.json and imported nowhere: uninstall it',
  devDependencies: 'in package.json and imported nowhere: uninstall it',
  unlisted: 'imported and not in package.json: install it',
  unresolved: 'this import leads nowhere: fix the path',
} as const
const kinds = Object.keys(remedies) as (keyof typeof remedies)[]

const Report = z.object({
  issues: z.array(z.object({ file: z.string() }).and(z.partialRecord(z.enum(kinds), Named))),
})

/** Files, exports and packages that nothing uses, and packages that are used and not named. */
export async function unusedThings(tree: string): Promise<readonly string[]> {
  const args = ['--no-progress', '--no-config-hints', '--reporter', 'json']
  const { out, err } = await runTool('knip', 'knip', args, tree)
  if (!out.startsWith('{')) return [`knip did not answer: ${err.trim()}`]
  return Report.parse(JSON.parse(out)).issues.flatMap((issue) =>
    kinds.flatMap((kind) =>
      (issue[kind] ?? []).map(({ name, line }) => {
        const place = line === undefined ? issue.file : `${issue.file}:${line}`
        return `${place} ${name === issue.file ? '' : `${name} `}(${remedies[kind]})`
      }),
    ),
  )
}
