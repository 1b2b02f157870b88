// Runs on Node 20, without any package.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './node24.mjs'
import { progress, run } from './run.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Runs `npm ci` unless what is installed is what the lock file names.
 * @returns {Promise<number>} the exit code of npm; 0 where nothing had to be done
 */
export async function installIfNeeded() {
  if (isInstalled(projectDir)) return 0
  console.error('Installing packages (npm ci), about a minute the first time ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  return run(npm, ['ci', ...quiet], {
    cwd: projectDir,
    shell: process.platform === 'win32',
    stdio: progress,
  })
}

/**
 * Compares the lock file with the copy that npm leaves in node_modules at the end of a complete installation.
 * A package that is optional may be absent: it can be one for another platform.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const wanted = readLock(join(folder, 'package-lock.json'))
  const present = readLock(join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === null || present === null) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = present[path]
    if (path === '') return true
    return found === undefined ? (optional ?? devOptional ?? false) : found.version === version
  })
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | null} null where there is no such file, or one that was cut off
 */
function readLock(path) {
  try {
    return /** @type {Lock} */ (JSON.parse(readFileSync(path, 'utf8'))).packages ?? null
  } catch {
    return null
  }
}
