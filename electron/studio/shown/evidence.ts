import { createHash } from 'node:crypto'
import type { EvidenceView } from '#shared/model/views.ts'
import { latestCheckpoint } from '../../ledger/checkpoints.ts'
import { inclusionProof } from '../../ledger/inclusion.ts'
import { readEntries } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import { entryView } from './entry-view.ts'

type Stored = {
  readonly leaf: string
  readonly leaf_hash: Buffer
  readonly salt: string | null
  readonly body: string | null
}

/** One entry with what proves it: its leaf, its payload against the commitment, and its place under the newest checkpoint. */
export function evidenceOf(db: Reader, seq: number): EvidenceView | null {
  const stored = db.one<Stored>(
    'SELECT leaf, leaf_hash, salt, body FROM entries LEFT JOIN payloads USING (seq) WHERE seq = ?',
    seq,
  )
  const entry = readEntries(db, { from: seq, limit: 1 })[0]
  if (stored === undefined || entry === undefined) return null
  const checkpoint = latestCheckpoint(db)
  const covered = checkpoint !== undefined && seq < checkpoint.size
  return {
    entry: entryView(db, entry),
    leaf: stored.leaf,
    leafHash: stored.leaf_hash.toString('hex'),
    payloadState: payloadState(stored),
    checkpoint: covered ? checkpoint.note : null,
    proof: covered ? inclusionProof(db, seq, checkpoint.size).map((hash) => hash.toString('hex')) : null,
  }
}

function payloadState({ leaf, salt, body }: Stored): EvidenceView['payloadState'] {
  // An erasure entry names what it erased; the verifier tells an erasure from a loss, this view does not go so far.
  if (salt === null || body === null) return 'erased'
  const commitment = createHash('sha256').update(`fairlive payload v1\n${salt}\n${body}`).digest('hex')
  return (JSON.parse(leaf) as { payload?: unknown }).payload === commitment ? 'matches' : 'differs'
}
