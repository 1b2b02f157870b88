import { posix, win32 } from 'node:path'

/** What says where OBS keeps its configuration; passed in, so that each system can be asked for on any other. */
export type Surroundings = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The folders in which an OBS of this system may keep its configuration, the likeliest first. On Linux the package,
 * the Flatpak and the snap each have their own.
 */
export function obsFolders({ platform, home, env }: Surroundings): readonly string[] {
  if (platform === 'win32') {
    const roaming = env.APPDATA || win32.join(home, 'AppData', 'Roaming')
    return [win32.join(roaming, 'obs-studio')]
  }
  if (platform === 'darwin') return [posix.join(home, 'Library', 'Application Support', 'obs-studio')]
  const configured = env.XDG_CONFIG_HOME || posix.join(home, '.config')
  return [
    posix.join(configured, 'obs-studio'),
    posix.join(home, '.var', 'app', 'com.obsproject.Studio', 'config', 'obs-studio'),
    posix.join(home, 'snap', 'obs-studio', 'current', '.config', 'obs-studio'),
  ]
}

export function joinIn(platform: NodeJS.Platform, folder: string, ...names: readonly string[]): string {
  return (platform === 'win32' ? win32 : posix).join(folder, ...names)
}
