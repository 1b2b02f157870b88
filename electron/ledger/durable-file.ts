import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

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

function syncFolder(folder: string): void {
  // Windows has no fsync of a folder: there the rename itself is in the journal of the file system.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
