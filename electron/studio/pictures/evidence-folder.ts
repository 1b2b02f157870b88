import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type SessionId, Sha256 } from '#shared/model/ids.ts'
import { keepDurably } from '../../ledger/durable-file.ts'

/** Where a data folder has the pictures around incidents. */
export function evidenceDir(dataDir: string): string {
  return join(dataDir, 'evidence')
}

/**
 * The pictures around incidents, by session and by content: `<folder>/<session>/<sha256>.jpg`. The ledger's entry names
 * the hash, so a picture can be let go with its session and never be exchanged.
 */
export class EvidenceFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  fileOf(session: SessionId, sha256: Sha256): string {
    return join(this.#folder, encodeURIComponent(session), `${sha256}.jpg`)
  }

  /** Durable when it resolves: the entry that names it is written after. */
  async keep(session: SessionId, jpeg: Uint8Array): Promise<Sha256> {
    const sha256 = Sha256.parse(createHash('sha256').update(jpeg).digest('hex'))
    const file = this.fileOf(session, sha256)
    await keepDurably(file, jpeg)
    return sha256
  }
}
