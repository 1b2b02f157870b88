import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `resources/` and `package.json`: the repository, or the installed app. */
const here = dirname(fileURLToPath(import.meta.url))
const root = import.meta.url.endsWith('.ts')
  ? join(here, '..', '..')
  : here.slice(0, here.lastIndexOf('out') - 1)

export const resourcesDir = join(root, 'resources')

/** The built console; run from source it is taken from the build as well. */
export const consoleDir = join(root, 'out', 'renderer')

export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}

/** Where a user's studio lies unless told otherwise; the demo has a folder of its own. */
export function defaultDataDir(demo: boolean, { platform, env }: NodeJS.Process = process): string {
  const name = demo ? 'Fairlive Studio Demo' : 'Fairlive Studio'
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  const base = env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share')
  return join(base, demo ? 'fairlive-studio-demo' : 'fairlive-studio')
}
