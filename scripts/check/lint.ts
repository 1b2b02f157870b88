import { relative } from 'node:path'
import { runTool } from './tool.ts'

/** One finding as biome prints it for a hosted CI: `::error title=RULE,file=PATH,line=N,...::MESSAGE`. */
const finding = /^::\w+ title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/

/** What biome finds in lint, format and import order, one line each. */
export async function lintFindings(tree: string): Promise<readonly string[]> {
  const args = ['ci', '--colors=off', '--reporter=github', '--max-diagnostics=none']
  const { code, out, err } = await runTool('@biomejs/biome', 'biome', args, tree)
  const found = out.split('\n').flatMap((line) => {
    const [, rule, file, at, message] = finding.exec(line) ?? []
    return file === undefined ? [] : [`${relative(tree, file)}:${at} ${rule}: ${message}${remedy(rule)}`]
  })
  if (code === 0 || found.length > 0) return found
  return [`biome ended with ${code}: ${err.trim()}`]
}

function remedy(rule: string | undefined): string {
  return rule === 'format' || rule?.startsWith('assist/') ? ' (`npm run fix`)' : ''
}
