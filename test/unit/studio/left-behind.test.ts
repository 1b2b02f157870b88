/** Which file was a recording's, where OBS never said it. */
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileLeftBehind } from '#electron/studio/recordings/left-behind.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'
import { noon } from '#test/harness/studio-ledger.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder[Symbol.dispose]())

const minute = 60_000

/** A file that was last written to so long after noon. */
function leave(name: string, after: number): string {
  const file = join(folder.path, name)
  writeFileSync(file, name)
  utimesSync(file, (noon + after) / 1_000, (noon + after) / 1_000)
  return file
}

test('each recording finds its own, the newest asked first; what is older, or no recording, is nobody’s', () => {
  leave('yesterday.mkv', -minute)
  const own = leave('own.mkv', 2 * minute)
  const next = leave('next.mkv', 4 * minute)
  leave('notes.txt', 5 * minute)
  const claimed = new Set<string>()
  const found = [noon + 3 * minute, noon].map((startedAt) => {
    const file = fileLeftBehind(folder.path, { startedAt }, claimed)
    if (file !== null) claimed.add(file)
    return file
  })
  expect(found).toEqual([next, own])
  expect(fileLeftBehind(folder.path, { startedAt: noon }, claimed)).toBeNull()
})

test('none where there is no folder, or nobody knows which', () => {
  expect(fileLeftBehind(join(folder.path, 'gone'), { startedAt: noon }, new Set())).toBeNull()
  expect(fileLeftBehind(null, { startedAt: noon }, new Set())).toBeNull()
})
