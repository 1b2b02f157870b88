import { z } from 'zod'

/** The websocket server as OBS's configuration describes it. `password` is null where none is asked for. */
export type ServerSettings = {
  readonly enabled: boolean
  readonly port: number
  readonly password: string | null
}

/** What one file says: settings, nothing on the matter, or something that cannot be read. */
export type SettingsFile =
  | { readonly kind: 'settings'; readonly settings: ServerSettings }
  | { readonly kind: 'silent' }
  | { readonly kind: 'broken'; readonly why: string }

/** obs-websocket's own defaults: off, port 4455, a password asked for. */
const defaultPort = 4455

const port = z.coerce.number().int().min(1).max(65_535)

const config = z.object({
  server_enabled: z.boolean().default(false),
  server_port: port.default(defaultPort),
  auth_required: z.boolean().default(true),
  server_password: z.string().default(''),
})

/** `plugin_config/obs-websocket/config.json`, where obs-websocket keeps its settings since OBS 30.2. */
export function readConfigJson(text: string): SettingsFile {
  let json: unknown
  try {
    json = JSON.parse(withoutMark(text))
  } catch {
    return { kind: 'broken', why: 'not JSON' }
  }
  const read = config.safeParse(json)
  if (!read.success)
    return { kind: 'broken', why: `wrong value at ${read.error.issues[0]?.path.join('.') || 'the top'}` }
  const { server_enabled: enabled, server_port, auth_required, server_password } = read.data
  return {
    kind: 'settings',
    settings: { enabled, port: server_port, password: auth_required ? server_password : null },
  }
}

/** The section [OBSWebSocket] of `global.ini`, where obs-websocket kept its settings up to OBS 30.1. */
export function readGlobalIni(text: string): SettingsFile {
  const section = iniSection(withoutMark(text), 'OBSWebSocket')
  if (section === null) return { kind: 'silent' }
  const read = port.safeParse(section.get('ServerPort') ?? defaultPort)
  if (!read.success) return { kind: 'broken', why: 'wrong value at ServerPort' }
  const password = isTrue(section.get('AuthRequired') ?? 'true')
    ? (section.get('ServerPassword') ?? '')
    : null
  return {
    kind: 'settings',
    settings: { enabled: isTrue(section.get('ServerEnabled') ?? 'false'), port: read.data, password },
  }
}

/** OBS reads `true` and every number but 0 as true. */
function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true' || (Number.parseInt(value, 10) || 0) !== 0
}

/** The keys of a section as OBS's own parser takes them: trimmed, the first `=` divides, `\\n`, `\\r` and `\\\\` escaped. */
function iniSection(text: string, name: string): ReadonlyMap<string, string> | null {
  let current: Map<string, string> | null = null
  let found: Map<string, string> | null = null
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[(.*)\]\s*$/.exec(line)
    if (heading) {
      current = heading[1] === name ? (found ?? new Map()) : null
      found = current ?? found
      continue
    }
    const divide = line.indexOf('=')
    if (current === null || divide < 0) continue
    current.set(line.slice(0, divide).trim(), unescaped(line.slice(divide + 1).trim()))
  }
  return found
}

function unescaped(value: string): string {
  return value.replace(/\\([\\nr])/g, (_, letter: string) => ({ n: '\n', r: '\r' })[letter] ?? '\\')
}

/** Windows editors put a byte order mark in front. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
