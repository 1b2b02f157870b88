// `npm test`: runs on a fresh clone, on Node 20; what follows runs on the Node 24 that `npm ci` brings.
import { delimiter, dirname, join } from 'node:path'
import { installIfNeeded } from './installed.mjs'
import { findNode24, noNode24, projectDir } from './node24.mjs'
import { run } from './run.mjs'

process.exitCode = await test(process.argv.slice(2))

/**
 * @param {readonly string[]} suites all where none is named
 * @returns {Promise<number>} exit code
 */
async function test(suites) {
  const installed = await installIfNeeded()
  if (installed !== 0) return installed
  const node = findNode24()
  if (node === null) {
    console.error(noNode24)
    return 2
  }
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter)
  const script = join(projectDir, 'scripts', 'test', 'run.ts')
  const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  return run(node, [script, ...suites], { cwd: projectDir, env: { ...process.env, ...colours, PATH: path } })
}
