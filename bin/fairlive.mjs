#!/usr/bin/env node
// Works from any Node that can read it: finds a Node 24 and hands everything over to the built command line.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findNode24, isNode24, noNode24, projectDir } from '../scripts/node24.mjs'
import { run } from '../scripts/run.mjs'

/**
 * A studio runs for hours under a steady load. Left alone, V8 gives each of its threads up to 128 MB for what lives for a
 * moment, and lets the rest grow to several times of what is alive.
 */
const runsForHours = ['--max-semi-space-size=8', '--heap-growing-percent=30']

const built = join(projectDir, 'out', 'main', 'cli.js')
const node = findNode24()

if (node === null) {
  console.error(noNode24)
  process.exitCode = 2
} else if (!existsSync(built)) {
  console.error(`Fairlive Studio is not built yet. Run \`npm run build\` in ${projectDir} first.`)
  process.exitCode = 2
} else {
  const args = [...process.execArgv, ...runsForHours, built, ...process.argv.slice(2)]
  if (!isNode24()) process.exitCode = await run(node, args)
  else if (process.argv[2] !== 'serve' || process.platform === 'win32')
    await import(pathToFileURL(built).href)
  // In the place of this process, so that whoever started it holds the studio itself and nothing stands between.
  else process.execve?.(process.execPath, [process.execPath, ...args], process.env)
}
