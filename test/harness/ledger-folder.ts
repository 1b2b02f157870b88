/** A ledger in a folder of its own, with time and randomness as values. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Behalf } from '#electron/ledger/answer.ts'
import { Ledger, type LedgerOptions } from '#electron/ledger/ledger.ts'
import { type Signer, signerFromSeed } from '#electron/ledger/note.ts'
import { studioActor } from '#shared/model/people.ts'
import { accountSchema } from './ledger-schema.ts'

export const testSigner: Signer = signerFromSeed('fairlive.studio/test', new Uint8Array(32).fill(7))

export const behalf: Behalf = { actor: studioActor, room: null, session: null }

/** A folder that is gone at the end of the block (`using`). */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'fairlive-ledger-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** Random bytes that are the same in every run. */
export function countingRandom(): (count: number) => Uint8Array {
  let state = 1
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state >>> 16
    })
}

function ledgerOptions(dataDir: string, changes: Partial<LedgerOptions> = {}): LedgerOptions {
  let now = 1_700_000_000_000
  return {
    schema: accountSchema,
    dataDir,
    signer: testSigner,
    product: 'test 1',
    clock: () => now++,
    random: countingRandom(),
    ...changes,
  }
}

export function openTestLedger(dataDir: string, changes: Partial<LedgerOptions> = {}): Ledger & Disposable {
  const ledger = new Ledger(ledgerOptions(dataDir, changes))
  return Object.assign(ledger, { [Symbol.dispose]: () => ledger.close() })
}

/** Whether any file of the folder has these words in it, as UTF-8. */
export function filesContain(folder: string, words: string): boolean {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)))
    .some((bytes) => bytes.includes(words))
}
