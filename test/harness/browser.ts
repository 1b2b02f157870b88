import { executable } from './executable.ts'

/** Why no browser can be driven on this machine, or null where one can. Tests skip with this sentence. */
export function browserMissing(): string | null {
  if (process.platform !== 'linux') return null
  const known = ['chromium', 'google-chrome', 'google-chrome-stable']
  return known.some((name) => executable(name) !== null) ? null : 'needs chromium: apt-get install chromium'
}
