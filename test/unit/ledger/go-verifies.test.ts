import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { exportLog } from '#electron/ledger/export.ts'
import { recordTestLog } from '#test/harness/exported-log.ts'
import { behalf, openTestLedger, temporaryFolder, testSigner } from '#test/harness/ledger-folder.ts'
import { testWhere } from '#test/harness/skip.ts'
import { buildTlogProgram, needsGoModule } from '#test/harness/tlog-program.ts'

testWhere(
  needsGoModule(),
  'a Go program of other people verifies checkpoint, leaves, inclusion and consistency',
  async () => {
    using folder = temporaryFolder()
    const path = (name: string) => join(folder.path, name)
    const tlog = buildTlogProgram(folder.path)
    recordTestLog(path('data'), 300, [7])
    await exportLog(path('data'), path('early'))
    const size = continueLog(path('data'), 65_600)
    await exportLog(path('data'), path('log'))
    const early = join(path('early'), 'checkpoint')

    expect(tlog(path('log'), testSigner.vkey, early)).toMatchObject({
      stderr: '',
      status: 0,
      stdout: `${size}\n`,
    })
    expect(tlog(path('early'), testSigner.vkey, early)).toMatchObject({ status: 0, stdout: '300\n' })

    const bundle = join(
      path('early'),
      'tile/entries',
      readdirSync(join(path('early'), 'tile/entries'))[0] ?? '',
    )
    const bytes = readFileSync(bundle)
    bytes.write('X', 400)
    writeFileSync(bundle, bytes)
    expect(tlog(path('early'), testSigner.vkey, early)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/entry \d+:/),
    })
  },
  120_000,
)

function continueLog(dataDir: string, count: number): number {
  using ledger = openTestLedger(dataDir)
  ledger.run(
    Array.from({ length: count }, (_, n) => ({
      name: 'open',
      input: { account: `later ${n}`, owner: 'w' },
      behalf,
    })),
  )
  ledger.checkpoint()
  return ledger.size
}
