// Runs on Node 20; the build itself runs on Node 24.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { noNode24, projectDir } from './node24.mjs'
import { progress, run } from './run.mjs'

const sources = ['electron', 'shared', 'renderer', 'package-lock.json', 'electron.vite.config.ts']
/** The first and the last thing that a build writes: a build that broke off lacks the last. */
const results = ['out/main/cli.js', 'out/renderer/index.html']

/**
 * Builds unless `out/` is newer than every source.
 * @param {string | null} node a Node 24
 * @returns {Promise<number>} the exit code of the build; 0 where nothing had to be done
 */
export async function buildIfNeeded(node) {
  const builtAt = Math.min(...results.map((path) => modifiedAt(join(projectDir, path)) ?? 0))
  if (sources.every((path) => newest(join(projectDir, path)) < builtAt)) return 0
  if (node === null) {
    console.error(noNode24)
    return 2
  }
  console.error('Building ...')
  const builder = join(projectDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  return run(node, [builder, 'build', '--logLevel', 'warn'], { cwd: projectDir, stdio: progress })
}

/**
 * When anything at this path changed last. Folders count too: they change when a file is added or removed.
 * @param {string} path
 * @returns {number} milliseconds since 1970
 */
function newest(path) {
  const own = modifiedAt(path)
  if (own === null) return 0
  const children = readdirSafe(path).map((name) => newest(join(path, name)))
  return Math.max(own, ...children)
}

/** @param {string} path */
function readdirSafe(path) {
  return statSync(path).isDirectory() ? readdirSync(path) : []
}

/** @param {string} path */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
}
