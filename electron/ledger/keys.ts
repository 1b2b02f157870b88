import { hkdfSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNewDataFolder, originOf, readStudioFile, writeStudioFile } from './data-folder.ts'
import { writeDurably } from './durable-file.ts'
import { parseSecretKey, type Signer, secretKeyText, signerFromSeed } from './note.ts'
import { type LedgerProblem, LedgerProblemError, ledgerProblem } from './problem.ts'
import type { RandomBytes } from './salts.ts'
import { inWords } from './storage-failure.ts'

/** What the keychain of the operating system gave at this start: the 32 bytes of the key, or null where it had none. */
export type OsKey = Uint8Array | null

export type OpenFolderOptions = {
  readonly dataDir: string
  /** Where a *new* folder keeps its key. An existing folder names its own store. */
  readonly newKeyStore: 'file' | 'os'
  readonly osKey: OsKey
  readonly random: RandomBytes
}

/** An opened data folder: whose it is, and its key or why there is none. */
export type DataFolder = {
  readonly studio: string
  readonly keyStore: 'file' | 'os'
  readonly keys: Keys | LedgerProblem
}

/** Everything that follows from the one secret of a studio. Plain bytes, so that it can be sent to the ledger worker. */
export type Keys = {
  readonly origin: string
  /** Private key of the log: 32 bytes, Ed25519. */
  readonly seed: Uint8Array
  /** Secret that is mixed into the hashes of PINs: 32 bytes. It is in no database, so a stolen one does not yield PINs. */
  readonly pepper: Uint8Array
}

/**
 * Opens a data folder, making a studio of it where it is new or missing. A key that cannot be read comes back as the
 * problem that it is: the studio can then be looked at but not written to. A new key is made for a new folder only.
 * Throws `LedgerProblemError` where the folder itself cannot be used.
 */
export function openDataFolder(options: OpenFolderOptions): DataFolder {
  const { dataDir } = options
  try {
    mkdirSync(dataDir, { recursive: true })
    if (isNewDataFolder(dataDir)) createStudio(options)
    const { studio, keyStore } = readStudioFile(dataDir)
    const origin = originOf(studio)
    const seed =
      keyStore.kind === 'file' ? keyFromFile(join(dataDir, keyStore.path), origin) : keyFromOs(options.osKey)
    return {
      studio,
      keyStore: keyStore.kind,
      keys: 'code' in seed ? seed : { origin, seed, pepper: pepperOf(seed) },
    }
  } catch (error) {
    throw inWords(error)
  }
}

export function signerOf(keys: Pick<Keys, 'origin' | 'seed'>): Signer {
  return signerFromSeed(keys.origin, keys.seed)
}

const keyFile = 'studio.key'

/**
 * The key first, `studio.json` last: a start that is cut short between them finds no studio and begins again, with the
 * key that is already there.
 */
function createStudio({ dataDir, newKeyStore, osKey, random }: OpenFolderOptions): void {
  if (newKeyStore === 'os') {
    if (osKey === null) throw new LedgerProblemError(ledgerProblem('ledger.key-unreadable', 'os'))
    writeStudioFile(dataDir, { studio: newStudioId(random), keyStore: { kind: 'os' } })
    return
  }
  const path = join(dataDir, keyFile)
  const left = existsSync(path) ? parseSecretKey(readFileSync(path, 'utf8')) : undefined
  const studio = left === undefined ? newStudioId(random) : left.name.slice(originOf('').length)
  if (left === undefined) {
    writeDurably(dataDir, keyFile, secretKeyText(originOf(studio), random(32)), 0o600)
  }
  writeStudioFile(dataDir, { studio, keyStore: { kind: 'file', path: keyFile } })
}

function newStudioId(random: RandomBytes): string {
  return Buffer.from(random(8)).toString('hex')
}

function keyFromFile(path: string, origin: string): Uint8Array | LedgerProblem {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return ledgerProblem('ledger.key-unreadable', error instanceof Error ? error.message : String(error))
  }
  const key = parseSecretKey(text)
  if (key === undefined) return ledgerProblem('ledger.key-unreadable', `${path} is no key`)
  if (key.name !== origin) return ledgerProblem('ledger.key-unreadable', `${path} is the key of ${key.name}`)
  return key.seed
}

function keyFromOs(key: OsKey): Uint8Array | LedgerProblem {
  return key?.length === 32 ? key : ledgerProblem('ledger.key-unreadable', 'OS keychain')
}

function pepperOf(seed: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', seed, '', 'fairlive pin pepper v1', 32))
}

/** Secret that users of comments are hashed and sealed with: 32 bytes. Like the pepper it is in no database. */
export function commentSecretOf({ seed }: Pick<Keys, 'seed'>): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', seed, '', 'fairlive comment users v1', 32))
}
