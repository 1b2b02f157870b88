/** The pictures around violations go with the entries that name them, and not one before. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { latestSession } from '#electron/rooms/read.ts'
import { deletePictures, picturesNamedBy } from '#electron/studio/pictures/evidence-erase.ts'
import { EvidenceFolder } from '#electron/studio/pictures/evidence-folder.ts'
import type { Sha256 } from '#shared/model/ids.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import {
  noon,
  openStaffedLedger,
  refusalCode,
  type StudioLedger,
  shippedPack,
  testRoom,
} from '#test/harness/studio-ledger.ts'

let ledger: StudioLedger
beforeEach(() => {
  ledger = openStaffedLedger()
})
afterEach(() => ledger[Symbol.dispose]())

test('a picture is deleted with the last entry that names it', async () => {
  ledger.run('session.begin-preflight', { session: 's', supervisor: null }, 'operator')
  const session = latestSession(ledger.db, testRoom.id)?.id
  if (session === undefined) throw new Error('there is a session')
  const folder = new EvidenceFolder(join(ledger.dataDir, 'evidence'))
  const [first, between, last] = await Promise.all(
    ['first', 'between', 'last'].map((picture) => folder.keep(session, Buffer.from(picture))),
  )
  const record = (before: Sha256 | undefined, after: Sha256 | undefined) =>
    ledger.run('studio.record', {
      seen: [
        {
          kind: 'guard.restored',
          body: {
            guard: 'label',
            facts: [],
            seenAt: noon,
            provedAt: noon,
            ms: 4,
            attempts: 1,
            how: 'SetSceneItemEnabled',
            pictures: { before, during: null, after },
          },
        },
      ],
    })
  record(first, between)
  record(between, last)
  ledger.run('session.end-preflight', {}, 'operator')
  ledger.now = keptUntil(noon, true, shippedPack)
  const there = () => [first, between, last].map((one) => existsSync(folder.fileOf(session, one as Sha256)))
  const eraseNaming = async (seq: number) => {
    const named = picturesNamedBy(ledger.db, [seq, 0, 9_999])
    const answer = ledger.run('ledger.erase', { seqs: [seq], reason: '保存期已满' })
    expect(refusalCode(answer)).toBeNull()
    await deletePictures(ledger.db, folder, named)
  }
  const [one = 0, two = 0] = ledger
    .entries()
    .filter(({ kind }) => kind === 'guard.restored')
    .map(({ seq }) => seq)
  expect(there()).toEqual([true, true, true])
  await eraseNaming(one)
  expect(there()).toEqual([false, true, true])
  await eraseNaming(two)
  expect(there()).toEqual([false, false, false])
})
