import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Sha256 } from '#shared/model/ids.ts'
import type { OverlayPicture } from '#shared/model/intent.ts'
import { keepDurably, replaceFile } from '../../ledger/durable-file.ts'
import type { Size } from './geometry.ts'

/** A program that saves over a picture of the studio's has to mean it. */
const readOnly = 0o444

/**
 * Puts a drawn PNG into `folder` under a name that is its content (`<kind>-<sha256>.png`), durable before it returns.
 * A file that is there with the right content is left alone, so OBS has nothing to reload; one with other content
 * (somebody overwrote it) is replaced by a rename, which OBS notices by the new modification time.
 */
export async function storePicture(
  folder: string,
  kind: string,
  png: Uint8Array,
  size: Size,
): Promise<OverlayPicture> {
  const sha256 = Sha256.parse(sha256Of(png))
  const file = join(folder, `${kind}-${sha256}.png`)
  await keepDurably(file, png, readOnly)
  return { sha256, file, width: size.width, height: size.height }
}

/**
 * Puts a picture that somebody spoilt back as it was, its modification time too. Not durable: a picture that a crash
 * takes away again is drawn anew at the next start.
 */
export async function replacePicture(file: string, png: Uint8Array, modifiedMs: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const time = new Date(modifiedMs)
  await replaceFile(file, png, readOnly, (draft) => draft.utimes(time, time))
}

/** Hashes of everything of that kind that was ever drawn into the folder, sorted. */
export async function storedPictures(folder: string, kind: string): Promise<readonly Sha256[]> {
  const pattern = new RegExp(`^${kind}-([0-9a-f]{64})\\.png$`)
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.flatMap((name) => pattern.exec(name)?.[1] ?? []).sort() as Sha256[]
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
