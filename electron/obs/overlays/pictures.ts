import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Sha256 } from '#shared/model/ids.ts'
import type { OverlayPicture } from '#shared/model/intent.ts'
import type { Size } from './geometry.ts'

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
  if ((await contentOf(file)) !== sha256) {
    await mkdir(folder, { recursive: true })
    await writeWhole(folder, file, png)
  }
  return { sha256, file, width: size.width, height: size.height }
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

async function contentOf(file: string): Promise<string | null> {
  try {
    return sha256Of(await readFile(file))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}.part`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Makes the rename itself durable. Windows cannot open a folder and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
