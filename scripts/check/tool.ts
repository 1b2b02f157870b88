import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectDir } from '../node24.mjs'

/** What one tool said about the tree. `findings` is empty where it is content. */
export type ToolResult = {
  readonly name: string
  readonly findings: readonly string[]
  readonly seconds: number
}

const PackageJson = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

/** The script that a package's command runs, so that it starts in the same way on every platform. */
function commandOf(packageName: string, command: string): string {
  const folder = join(projectDir, 'node_modules', packageName)
  const { bin } = PackageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(folder, script)
}

export type ToolRun = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a package's command over the tree at `tree` and waits for its end, two minutes at most. */
export function runTool(
  packageName: string,
  command: string,
  args: readonly string[],
  tree: string,
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: tree,
      timeout: 120_000,
      maxBuffer: 256 << 20,
      env: { ...process.env, NO_COLOR: '1' },
    }
    execFile(process.execPath, [commandOf(packageName, command), ...args], options, (error, out, err) => {
      if (error === null) resolve({ code: 0, out, err })
      else if (typeof error.code === 'number') resolve({ code: error.code, out, err })
      else reject(new Error(`${command} did not end by itself within two minutes`, { cause: error }))
    })
  })
}
