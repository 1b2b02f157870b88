import { statfs } from 'node:fs/promises'

/** How much may still be written on the disk of this folder; null where that cannot be told. */
export function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )
}
