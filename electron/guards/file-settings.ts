import type { Input } from '#shared/model/obs.ts'

/** Deeper than any source of OBS keeps a path. */
const deepest = 4

type Settings = Readonly<Record<string, unknown>>

/** Settings keep their identity while they stay the same, so that this is worked out once for each. */
const known = new WeakMap<Settings, readonly string[]>()

/** Every file that an input's settings name, as OBS spells its path: by a path, an address of the file or in a list. */
export function filesOf({ settings }: Input): readonly string[] {
  if (!settings.known) return []
  const before = known.get(settings.value)
  if (before !== undefined) return before
  const files = [...new Set(textsIn(settings.value, 0).filter(isPath))]
  known.set(settings.value, files)
  return files
}

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth === deepest) return []
  return Object.values(value).flatMap((inner) => textsIn(inner, depth + 1))
}

function isPath(text: string): boolean {
  return /^(\/|[a-z]:[\\/]|\\\\|file:\/\/)/i.test(text) && text.length <= 4_096
}

/** The path to open a file by, from a path or an address. */
export function diskPath(spelling: string): string {
  return spelling.startsWith('file://') ? pathOf(spelling) : spelling
}

/** One spelling for each path: forward slashes, and one case where the system knows but one. For comparing only. */
export function plainPath(spelling: string): string {
  const forward = diskPath(spelling).replaceAll('\\', '/').normalize('NFC')
  return /^([a-z]:|\/\/)/i.test(forward) ? forward.toLowerCase() : forward
}

function pathOf(address: string): string {
  const rest = address.slice('file://'.length).replace(/[?#].*$/s, '')
  const path = /^\/[a-z]:/i.test(rest) ? rest.slice(1) : rest
  try {
    return decodeURIComponent(path)
  } catch {
    // A per cent sign that encodes nothing is part of the name.
    return path
  }
}
