/**
 * Adds the native packages of this system's other architectures, which `npm ci` leaves out, in the versions of the
 * lock file: an installer for x64 and arm64 needs both. Touches neither package.json nor the lock file.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectDir } from './node24.mjs'
import { run } from './run.mjs'

const Names = z.union([z.string(), z.array(z.string())]).default([])
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      os: Names,
      cpu: Names,
      dev: z.boolean().default(false),
    }),
  ),
})

const targets = ['x64', 'arm64'].filter((architecture) => architecture !== process.arch)
const { packages } = Lock.parse(JSON.parse(readFileSync(join(projectDir, 'package-lock.json'), 'utf8')))
const missing = Object.entries(packages)
  .filter(([path]) => !path.startsWith('node_modules/node-'))
  .filter(([, { os, dev }]) => !dev && os.includes(process.platform))
  .filter(([, { cpu }]) => targets.some((target) => cpu.includes(target)))
  .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)

console.log(missing.join('\n'))
const windows = process.platform === 'win32'
// --force: npm refuses a package for another processor otherwise, which is the point here.
const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--force', ...missing]
process.exitCode = await run(windows ? 'npm.cmd' : 'npm', args, { cwd: projectDir, shell: windows })
