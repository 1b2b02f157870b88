import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '#shared/model/ids.ts'

/**
 * The file of a recording whose name OBS never said (it was killed, or stopped while nobody watched): the youngest one in
 * the folder that was written to since it began and is no other recording's. Asked for the newest recording first, and
 * when none runs any more, each finds its own: OBS writes one after the other.
 */
export function fileLeftBehind(
  folder: string | null,
  { startedAt }: { readonly startedAt: Instant },
  claimed: ReadonlySet<string>,
): string | null {
  const candidates = recordingsIn(folder).filter(({ file, at }) => !claimed.has(file) && at >= startedAt)
  return candidates.toSorted((a, b) => b.at - a.at)[0]?.file ?? null
}

function recordingsIn(folder: string | null): readonly { readonly file: string; readonly at: number }[] {
  if (folder === null) return []
  try {
    return readdirSync(folder)
      .filter((name) => /\.(mkv|mp4|mov|flv|ts|webm)$/i.test(name))
      .map((name) => join(folder, name))
      .map((file) => ({ file, at: statSync(file).mtimeMs }))
  } catch (error) {
    // The disk was taken away: the recording is then recorded as missing, and its session can end all the same.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return []
    throw error
  }
}
