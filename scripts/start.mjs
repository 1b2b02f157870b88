// `npm start`: installs and builds what is missing, then starts the studio with the rehearsal OBS and the demo room.
// Runs on a fresh clone, on Node 20, with no package there yet.
import { join } from 'node:path'
import { buildIfNeeded } from './built.mjs'
import { electronBinary, fetchElectron, hasDesktop } from './electron-binary.mjs'
import { installIfNeeded } from './installed.mjs'
import { findNode24, noNode24, projectDir } from './node24.mjs'
import { run } from './run.mjs'

process.exitCode = await start(process.argv.slice(2))

/**
 * @param {readonly string[]} args of `fairlive serve`, and `--browser` to use no Electron
 * @returns {Promise<number>} exit code
 */
async function start(args) {
  const installed = await installIfNeeded()
  if (installed !== 0) return installed
  const node = findNode24()
  if (node === null) {
    console.error(noNode24)
    return 2
  }
  const built = await buildIfNeeded(node)
  if (built !== 0) return built

  const room = args.includes('--obs') ? [] : ['--rehearsal']
  const passedOn = args.filter((arg) => arg !== '--browser')
  const browserOnly = args.some((arg) => ['--browser', '--port', '--no-open', '--json'].includes(arg))
  const electron = browserOnly || !hasDesktop() ? null : (electronBinary() ?? (await fetchElectron(node)))
  if (electron !== null) return run(electron, [projectDir, ...room, '--demo', ...passedOn])
  const cli = join(projectDir, 'bin', 'fairlive.mjs')
  return run(node, [cli, 'serve', ...room, '--demo', ...passedOn])
}
