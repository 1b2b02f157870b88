// Runs on Node 20. Never `import 'electron'` outside Electron: its index.js starts a download.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './node24.mjs'
import { run } from './run.mjs'

const packageDir = join(projectDir, 'node_modules', 'electron')
const downloadWithinMs = 180_000

/**
 * The Electron program of this installation, found as the package itself finds it.
 * @returns {string | null} null where it was never downloaded
 */
export function electronBinary() {
  const named = readText(join(packageDir, 'path.txt'))
  if (named === null) return null
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageDir, 'dist'), named)
  return existsSync(program) ? program : null
}

/** Is there a screen to show a window on, and may Electron's sandbox run? It refuses root on Linux. */
export function hasDesktop() {
  if (process.platform !== 'linux') return true
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? ''
  return display !== '' && process.getuid?.() !== 0
}

/**
 * Downloads the Electron program, once per version: where that failed it is not tried again, so that a PC without
 * that network does not wait at every start.
 * @param {string} node the Node that runs the package's own installer
 * @returns {Promise<string | null>} the program, or null where it could not be had
 */
export async function fetchElectron(node) {
  const version = readText(join(packageDir, 'package.json'))?.match(/"version": "([^"]+)"/)?.[1] ?? ''
  const tried = join(projectDir, '.cache', 'electron-not-to-be-had')
  if (readText(tried) === version) return null
  console.error('Downloading Electron, once ...')
  const code = await run(node, [join(packageDir, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadWithinMs,
  })
  const program = code === 0 ? electronBinary() : null
  if (program === null) {
    mkdirSync(join(projectDir, '.cache'), { recursive: true })
    writeFileSync(tried, version)
    console.error('Electron cannot be downloaded here; the console opens in the browser.')
  }
  return program
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
