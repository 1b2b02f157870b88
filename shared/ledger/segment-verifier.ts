/** Verifies the comments beside a log against the entries that commit to them: every byte of every batch. */
import { CommentBatch } from '../model/kept-comments.ts'
import type { Envelope } from '../model/ledger.ts'
import { splitLines } from './bundle.ts'
import { toHex } from './bytes.ts'
import { commentLeaf, readCommentLine } from './comment-line.ts'
import { segmentPath } from './comment-segment.ts'
import type { Payload } from './entry-checks.ts'
import type { Findings } from './finding.ts'
import type { LogSource, Primitives } from './log-source.ts'
import { TreeHasher } from './tree-hasher.ts'

type Batch = Pick<CommentBatch, 'offset' | 'length' | 'count' | 'root' | 'first'> & { readonly seq: number }

export class SegmentVerifier {
  readonly #primitives: Primitives
  readonly #findings: Findings
  /** Path of the segment -> its batches, in the order of the log. */
  readonly #segments = new Map<string, Batch[]>()
  /** Folders whose comments were deleted because their time was over. */
  readonly #purged = new Set<string>()

  constructor(primitives: Primitives, findings: Findings) {
    this.#primitives = primitives
    this.#findings = findings
  }

  /** Told of every payload in the order of the log; looks at those that speak of segments. */
  heard({ kind, session, seq }: Envelope, { body }: Payload, path: string): void {
    if (kind === 'comment.purged' && session !== null) this.#purged.add(segmentPath(session, ''))
    if (kind !== 'comment.batch') return
    const batch = CommentBatch.safeParse(body)
    if (!batch.success || session === null) {
      this.#findings.add('batch-malformed', seq, path)
      return
    }
    const { segment, offset, length, count, root, first } = batch.data
    const name = segmentPath(session, segment)
    const batches = this.#segments.get(name) ?? []
    this.#segments.set(name, batches)
    batches.push({ offset, length, count, root, first, seq })
  }

  /** Goes through every segment that the log speaks of; gives how many comments are what their entries say. */
  async verify(source: LogSource): Promise<number> {
    let comments = 0
    for (const [path, batches] of this.#segments) {
      const bytes = await source.get(path)
      if (bytes !== null) comments += this.#verifySegment(path, batches, bytes)
      else if (!this.#isPurged(path)) this.#findings.add('segment-missing', batches[0]?.seq ?? null, path)
    }
    return comments
  }

  #isPurged(path: string): boolean {
    const folder = path.slice(0, path.lastIndexOf('/'))
    return [...this.#purged].some((purged) => purged.startsWith(`${folder}/`))
  }

  #verifySegment(path: string, batches: readonly Batch[], bytes: Uint8Array): number {
    let comments = 0
    let end = 0
    for (const batch of batches) {
      if (batch.offset !== end)
        this.#findings.add('batch-out-of-place', batch.seq, path, String(batch.offset))
      end = batch.offset + batch.length
      if (end > bytes.length) this.#findings.add('segment-short', batch.seq, path, `${bytes.length} < ${end}`)
      else if (this.#verifyBatch(path, batch, bytes.subarray(batch.offset, end))) comments += batch.count
    }
    return comments
  }

  #verifyBatch(path: string, batch: Batch, bytes: Uint8Array): boolean {
    const tree = new TreeHasher(this.#primitives, () => undefined)
    const lines = splitLines(bytes)
    for (const [index, bytesOfLine] of lines.entries()) {
      const read = readCommentLine(bytesOfLine, this.#primitives)
      if (!read.ok || read.line.comment.seq !== batch.first + index) {
        this.#findings.add('comment-unreadable', batch.seq, path, read.ok ? 'another seq' : read.why)
        return false
      }
      tree.add(tree.leafHash(commentLeaf(read.line, this.#primitives)))
    }
    const isSame = lines.length === batch.count && toHex(tree.root()) === batch.root
    if (!isSame) this.#findings.add('comments-differ', batch.seq, path)
    return isSame
  }
}
