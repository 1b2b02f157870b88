import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { IncidentPictures } from '#shared/model/guards.ts'
import { Sha256 } from '#shared/model/ids.ts'
import { readEntries } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import type { MediaAnswer } from '../recordings/media.ts'
import type { EvidenceFolder } from './evidence-folder.ts'

/** As `evidencePath` makes it, and nothing else: whole numbers without sign or leading zero, a hash in lower case. */
const address = /^\/media\/pictures\/(0|[1-9]\d{0,14})\/([0-9a-f]{64})$/

/** Many times what a picture of the programme takes: a larger file is none of ours. */
const largest = 16 << 20

const nothing = (status: 404 | 409 | 410): MediaAnswer => ({ status, headers: {}, open: null })

/** Whether a path is one of these at all. */
export function asksForEvidence(path: string): boolean {
  return path.startsWith('/media/pictures/')
}

/**
 * A picture that an entry of the ledger names: 404 where no such entry names it (an erased one names nothing any more),
 * 410 where its file is gone, 409 where the file is not what was kept. Only what matches its hash is ever given out.
 */
export async function evidenceMedia(db: Reader, folder: EvidenceFolder, path: string): Promise<MediaAnswer> {
  const [, seq = '', hash = ''] = address.exec(path) ?? []
  const sha256 = Sha256.safeParse(hash)
  if (!sha256.success) return nothing(404)
  const session = sessionWhoseEntryNames(db, Number(seq), sha256.data)
  if (session === null) return nothing(404)
  const bytes = await contentOf(folder.fileOf(session, sha256.data))
  if (bytes === 'missing') return nothing(410)
  if (bytes === 'foreign' || createHash('sha256').update(bytes).digest('hex') !== sha256.data)
    return nothing(409)
  return {
    status: 200,
    headers: {
      'content-type': 'image/jpeg',
      'content-length': `${bytes.length}`,
      'cache-control': 'private, no-store',
    },
    open: () => Readable.from([bytes]),
  }
}

function sessionWhoseEntryNames(db: Reader, seq: number, sha256: Sha256) {
  const entry = readEntries(db, { from: seq, limit: 1 })[0]
  if (entry === undefined || entry.seq !== seq || entry.body === null) return null
  const named = IncidentPictures.safeParse((entry.body as { readonly pictures?: unknown }).pictures)
  if (!named.success || !Object.values(named.data).includes(sha256)) return null
  return entry.session
}

async function contentOf(file: string): Promise<Buffer | 'missing' | 'foreign'> {
  try {
    const handle = await open(file, 'r')
    try {
      const found = await handle.stat()
      return found.isFile() && found.size <= largest ? await handle.readFile() : 'foreign'
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing'
    throw error
  }
}
