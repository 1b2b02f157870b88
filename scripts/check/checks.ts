import { brokenArrows } from './arrows.ts'
import { lintFindings } from './lint.ts'
import { runTool, type ToolResult } from './tool.ts'
import { unusedThings } from './unused.ts'

type Check = { readonly name: string; readonly findings: (tree: string) => Promise<readonly string[]> }

/** A tool that exits with 0 where it is content and says what it found otherwise. */
function says(packageName: string, command: string, ...args: readonly string[]): Check['findings'] {
  return async (tree) => {
    const { code, out, err } = await runTool(packageName, command, args, tree)
    if (code === 0) return []
    const said = `${out}\n${err}`.split('\n').filter((line) => line.trim() !== '')
    return said.length > 0 ? said : [`${command} ended with ${code} and said nothing`]
  }
}

/** A project each, so that a side sees only the globals that it has. */
const sides = ['shared', 'electron', 'electron/tsconfig.preload.json', 'renderer', 'test', 'scripts']

export const checks: readonly Check[] = [
  ...sides.map((side) => ({
    name: `types: ${side.replace(/\/tsconfig\.(\w+)\.json$/, '/$1')}`,
    findings: says('typescript', 'tsc', '-p', side, '--pretty', 'false'),
  })),
  { name: 'lint and format', findings: lintFindings },
  { name: 'promises', findings: says('oxlint', 'oxlint', '--format=unix') },
  { name: 'arrows', findings: brokenArrows },
  { name: 'unused', findings: unusedThings },
]

/**
 * Runs all checks at once over a tree.
 * @param told is called as each one ends
 */
export function runChecks(
  tree: string,
  chosen: readonly Check[],
  told: (result: ToolResult) => void,
): Promise<readonly ToolResult[]> {
  return Promise.all(
    chosen.map(async ({ name, findings }) => {
      const begun = performance.now()
      const result = { name, findings: await findings(tree), seconds: (performance.now() - begun) / 1_000 }
      told(result)
      return result
    }),
  )
}
