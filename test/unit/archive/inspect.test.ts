import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectRecording } from '#electron/archive/inspect.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'

test('a recording that was cut off keeps its hash and size; only what is in it is not known', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'cut.mkv')
  const bytes = Buffer.alloc(3 << 20, 0x1a)
  writeFileSync(file, bytes)
  expect(await inspectRecording(file)).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    seconds: null,
    tracks: null,
  })
})

test('one that is gone is an error for whoever asked', async () => {
  await expect(inspectRecording('/nowhere/take.mkv')).rejects.toMatchObject({ code: 'ENOENT' })
})
