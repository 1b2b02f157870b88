import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { chmod, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file that is there whole or not at all, even if the power goes: a new file, fsync, rename, fsync of the folder. */
export function writeDurably(folder: string, name: string, text: string, mode: number): void {
  const draft = join(folder, `${name}.new`)
  const file = openSync(draft, 'w', mode)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, join(folder, name))
  syncFolder(folder)
}

/**
 * The same for bytes, without holding up the thread; several may write the same file at once. A file that has these very
 * bytes is left alone, one with others is replaced. Makes the folders that are missing, and leaves no draft behind.
 */
export async function keepDurably(file: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const there = await contentOf(file)
  if (there?.equals(bytes)) return
  const folder = dirname(file)
  await makeFolder(folder)
  await replaceFile(file, bytes, mode, (draft) => draft.sync())
  await settleFolder(folder)
}

/** Writes a draft beside the file, finishes it, and renames it: whoever reads the file gets the old one or the new one. */
export async function replaceFile(
  file: string,
  bytes: Uint8Array,
  mode: number,
  finish: (draft: FileHandle) => Promise<void>,
): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`
  try {
    const handle = await open(draft, 'wx', mode)
    try {
      await handle.writeFile(bytes)
      await finish(handle)
    } finally {
      await handle.close()
    }
    // Windows replaces no file that is read-only.
    if (process.platform === 'win32') await chmod(file, 0o666).catch(() => undefined)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** So that a new name in the folder is found after a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no fsync of a folder: there the rename itself is in the journal of the file system.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** `syncFolder` for a thread that must go on meanwhile. */
async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A folder that is new is itself a new name in the one above it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await settleFolder(dirname(made))
    if (made === first) return
  }
}

/** Null where there is no file of that name, be it that a folder has it: what to say to that is the rename's to say. */
async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return null
    throw error
  }
}
