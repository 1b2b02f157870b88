import type { CommentProof } from '#shared/ledger/comment-proof.ts'
import type { CommentBatch } from '#shared/model/kept-comments.ts'
import { latestCheckpoint } from '../ledger/checkpoints.ts'
import { inclusionProof } from '../ledger/inclusion.ts'
import type { Reader } from '../ledger/schema.ts'
import { pathOf } from './batch-tree.ts'
import { commentOf, lineHash } from './kept-line.ts'
import { batchOf } from './read.ts'
import { linesWhereThere } from './read-kept.ts'

type Stored = { readonly leaf: string; readonly salt: string; readonly body: string }

/** Why a comment cannot be proved now. */
export type NoProof = 'unknown' | 'gone' | 'not-signed-yet'

/** Everything that a stranger needs to see that this comment is of the record, and nothing of any other comment. */
export function proveComment(db: Reader, dataDir: string, seq: number, vkey: string): CommentProof | NoProof {
  const batch = batchOf(db, seq)
  if (batch === undefined) return 'unknown'
  const checkpoint = latestCheckpoint(db)
  if (checkpoint === undefined || batch.entry >= checkpoint.size) return 'not-signed-yet'
  const lines = linesWhereThere(dataDir, batch)
  const index = seq - batch.first
  const line = lines[index]
  const entry = db.one<Stored>(
    'SELECT leaf, salt, body FROM entries JOIN payloads USING (seq) WHERE seq = ?',
    batch.entry,
  )
  if (line === undefined || entry === undefined) return 'gone'
  return {
    format: 'fairlive comment proof v1',
    comment: commentOf(line),
    salt: line.salt,
    path: pathOf(lines.map(lineHash), index).map((hash) => hash.toString('hex')),
    entry: {
      leaf: entry.leaf,
      batch: JSON.parse(entry.body) as CommentBatch,
      salt: entry.salt,
      path: inclusionProof(db, batch.entry, checkpoint.size).map((hash) => hash.toString('hex')),
    },
    checkpoint: checkpoint.note,
    vkey,
  }
}
