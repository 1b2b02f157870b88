import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { type RandomBytes, randomHexSource } from '../ledger/salts.ts'
import type { Reader } from '../ledger/schema.ts'
import type { Classifier } from './classifier.ts'
import { findByPlatformId } from './find-comment.ts'
import { Identities } from './identities.ts'
import { commentOf } from './kept-line.ts'
import { KnownIds } from './known-ids.ts'
import { openSegments, type SegmentFinding } from './open-segments.ts'
import { Pipeline, type PipelineParts } from './pipeline.ts'
import { batchesBefore, commentCount, committedEnds } from './read.ts'
import { keptComment, linesWhereThere } from './read-kept.ts'
import { Repeats } from './repeats.ts'
import { commentFolder } from './segment-folder.ts'

export type OpenPipelineParts = Pick<PipelineParts, 'ledger' | 'onKept' | 'now' | 'pause'> & {
  readonly dataDir: string
  readonly db: Reader
  readonly room: RoomId
  readonly session: SessionId
  /** 32 bytes from the studio's key store. */
  readonly secret: Uint8Array
  readonly classifier: Classifier
  readonly pack: ModerationPack
  readonly random: RandomBytes
}

export type OpenPipeline = {
  readonly pipeline: Pipeline
  readonly identities: Identities
  /** What the files had that the ledger had not, or the other way round. */
  readonly findings: readonly SegmentFinding[]
}

/** The comments of so many of the newest batches may be sent again after a restart and are recognised. */
const recognisedBatches = 100

/** Opens a session's pipeline on whatever the last run left behind: the first start goes the same way. */
export function openPipeline(parts: OpenPipelineParts): OpenPipeline {
  const { dataDir, db, room, session, classifier, pack, ledger, onKept, now, pause } = parts
  const folder = commentFolder(dataDir, session)
  const { writer, findings } = openSegments(folder, committedEnds(db, session))
  const identities = new Identities(folder, room, parts.secret)
  const next = commentCount(db)
  const known = new KnownIds()
  for (const batch of batchesBefore(db, session, next, recognisedBatches).reverse()) {
    for (const { platform, id, seq } of linesWhereThere(dataDir, batch).map(commentOf))
      known.add(platform, id, seq)
  }
  const pipeline = new Pipeline({
    classifier,
    identities,
    repeats: new Repeats(),
    pack,
    randomHex: randomHexSource(parts.random),
    writer,
    ledger,
    known,
    next,
    find(platform, id) {
      const seq = known.seqOf(platform, id)
      return seq === undefined
        ? findByPlatformId(db, dataDir, session, { platform, id })
        : keptComment(db, dataDir, seq)
    },
    onKept,
    now,
    pause,
  })
  return { pipeline, identities, findings }
}
