import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openClassifier } from '#electron/comments/classifier.ts'
import { Identities } from '#electron/comments/identities.ts'
import { type PrepareParts, prepareBatch } from '#electron/comments/prepare-batch.ts'
import { Repeats } from '#electron/comments/repeats.ts'
import { SegmentWriter } from '#electron/comments/segment-writer.ts'
import { randomHexSource } from '#electron/ledger/salts.ts'
import type { IncomingComment } from '#shared/model/comments.ts'
import { openCommentRoom, testSecret } from '#test/harness/comment-room.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { shippedPack, testRoom } from '#test/harness/studio-ledger.ts'
import { commentLoad } from './comment-load.ts'
import type { Row } from './row.ts'
import { takingTurns } from './taking-turns.ts'

/** What a source hands over at most, and so the size of a batch under load. */
const batch = 1_000

/**
 * From a source to the record in one thread: normalise, classify, hash, append, sync, commit by the ledger. Beside it
 * the same rows by better-sqlite3 alone, in equal batches, equally durable; and each step by itself, so that one sees
 * where the time goes.
 */
export async function bench(): Promise<readonly Row[]> {
  using folder = temporaryFolder()
  const classifier = openClassifier(resourcesDir)
  using room = openCommentRoom({ classifier, random: randomBytes })
  using raw = rawComments(join(folder.path, 'raw.sqlite'))
  const writer = new SegmentWriter(join(folder.path, 'segments'), 1, 0)
  const parts: PrepareParts = {
    classifier,
    identities: new Identities(join(folder.path, 'users'), testRoom.id, testSecret),
    repeats: new Repeats(),
    pack: shippedPack.moderation,
    filters: [],
    randomHex: randomHexSource(randomBytes),
  }
  const load = commentLoad()
  const prepared = () =>
    prepareBatch(
      load(batch).map((message) => ({ source: 'bench', message })),
      0,
      parts,
    )
  const bytes = prepared().bytes
  const rates = await takingTurns(
    {
      whole: () => room.say(...load(batch)),
      raw: () => raw.insert(load(batch)),
      classify: () => load(batch).map(({ text }) => classifier.classify(text)),
      prepare: prepared,
      sync: () => writer.keep(writer.append(bytes)),
    },
    batch,
  )
  writer.close()
  const microseconds = (rate: number) => 1_000_000 / rate
  const share = (one: number) => `${Math.round((one / microseconds(rates.whole)) * 100)} %`
  const classify = microseconds(rates.classify)
  const rest = microseconds(rates.prepare) - classify
  const sync = microseconds(rates.sync)
  const ledger = microseconds(rates.whole) - microseconds(rates.prepare) - sync
  const ceiling = rates.prepare
  return [
    {
      name: 'comments: normalise, classify and durable commit, one thread',
      value: rates.whole,
      unit: 'comments/s',
      against: { name: 'better-sqlite3 alone, the same rows in equal batches', value: rates.raw },
      ratio: rates.whole / rates.raw,
      target: 'at least 20,000/s',
      met: rates.whole >= 20_000,
      note: `median of ${rates.slices} batches of ${batch}; of the time ${share(classify)} is normalising and classifying, ${share(rest)} hashes, ids and canonical JSON, ${share(sync)} appending and fsync, ${share(ledger)} the ledger's commit; without any disk the ceiling would be ${Math.round(ceiling).toLocaleString('en')}/s`,
    },
  ]
}

type RawComments = Disposable & { insert(comments: readonly IncomingComment[]): void }

/** What a program would keep that proves nothing: one plain row a comment. */
function rawComments(file: string): RawComments {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`CREATE TABLE comments (seq INTEGER PRIMARY KEY, platform TEXT NOT NULL, id TEXT NOT NULL,
    sent_at INTEGER, received_at INTEGER NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
    evaluation TEXT NOT NULL, adverse REAL) STRICT`)
  const one =
    db.prepare(`INSERT INTO comments (platform, id, sent_at, received_at, user, name, text, evaluation, adverse)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insert = db.transaction((comments: readonly IncomingComment[]) => {
    for (const { platform, id, sentAt, receivedAt, userId, userName, text } of comments) {
      one.run(platform, id, sentAt, receivedAt, userId, userName, text, 'none', 0.01)
    }
  })
  return { insert, [Symbol.dispose]: () => db.close() }
}
