#!/usr/bin/env node
// Works from any Node that can read it: finds a Node 24 and hands everything over to the built command line.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findNode24, isNode24, noNode24, projectDir } from '../scripts/node24.mjs'
import { run } from '../scripts/run.mjs'

const built = join(projectDir, 'out', 'main', 'cli.js')
const node = findNode24()

if (node === null) {
  console.error(noNode24)
  process.exitCode = 2
} else if (!existsSync(built)) {
  console.error(`Fairlive Studio is not built yet. Run \`npm run build\` in ${projectDir} first.`)
  process.exitCode = 2
} else if (isNode24()) {
  await import(pathToFileURL(built).href)
} else {
  process.exitCode = await run(node, [built, ...process.argv.slice(2)])
}
