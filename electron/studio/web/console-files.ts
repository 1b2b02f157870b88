import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const nothingThere: ReadonlySet<unknown> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

export type ConsoleFile = { readonly type: string; readonly body: Buffer; readonly immutable: boolean }

/** A file of the built console; null where there is none. */
export async function consoleFile(folder: string, path: string): Promise<ConsoleFile | null> {
  const name = path === '/' ? 'index.html' : decoded(path.slice(1))
  if (name === null) return null
  const file = normalize(join(folder, name))
  if (!file.startsWith(folder + sep)) return null
  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream'
  try {
    const body = await readFile(file)
    return { type, body, immutable: name.startsWith('assets/') }
  } catch (error) {
    if (error instanceof Error && 'code' in error && nothingThere.has(error.code)) return null
    throw error
  }
}

/** Null where the path is no text, or one that no file can be called. */
function decoded(path: string): string | null {
  try {
    const name = decodeURIComponent(path)
    return name.includes('\0') ? null : name
  } catch {
    return null
  }
}
