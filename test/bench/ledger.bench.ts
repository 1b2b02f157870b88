import { hash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { exportLog } from '#electron/ledger/export.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { recordTestLog } from '#test/harness/exported-log.ts'
import { behalf, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { startLedgerThread } from '#test/harness/ledger-thread.ts'
import type { Row } from './row.ts'

const callers = 64
/** Commands of each caller in one slice. */
const rounds = 20
const slices = 60
const warmUpSlices = 10

/** The ledger's two figures: what durability with a proof costs beside plain durability, and how fast it is verified. */
export async function bench(): Promise<readonly Row[]> {
  return [await durableCommands(), await verification()]
}

/**
 * 64 callers that each wait for their answer before they ask again, through the real worker thread, beside one thread that
 * inserts the same bodies in transactions of 64 rows at the same `synchronous`. The two take turns in short slices, so that
 * whatever else the machine does meets both; the medians are compared.
 */
async function durableCommands(): Promise<Row> {
  using folder = temporaryFolder()
  await using thread = startLedgerThread(join(folder.path))
  using raw = openRaw(join(folder.path, 'raw.sqlite'))
  const client = thread.connect()
  await client.run('open', { account: 'a', owner: 'w' }, behalf)
  const caller = async () => {
    for (let round = 0; round < rounds; round += 1) {
      await client.run('pay', { account: 'a', amount: 1 }, behalf)
    }
  }
  const rates = await takingTurns(
    () => Promise.all(Array.from({ length: callers }, caller)),
    () => raw.insert(rounds),
    callers * rounds,
  )
  const ratio = rates.ours / rates.yardstick
  return {
    name: `ledger: durable commands with ${callers} callers`,
    value: rates.ours,
    unit: 'commands/s',
    against: {
      name: `better-sqlite3, transactions of ${callers} rows, synchronous=FULL`,
      value: rates.yardstick,
    },
    ratio,
    target: 'at least 0.25x',
    met: ratio >= 0.25,
    note: `median of ${slices} slices of ${callers * rounds} commands; each is decided on a row, appended to log and payloads (3 hashes) and projected to 2 rows`,
  }
}

/** Does one and the other in turn; gives the median of each in things a second. */
async function takingTurns(
  ours: () => unknown,
  yardstick: () => unknown,
  things: number,
): Promise<{ readonly ours: number; readonly yardstick: number }> {
  const rates = { ours: [] as number[], yardstick: [] as number[] }
  for (let slice = 0; slice < warmUpSlices + slices; slice += 1) {
    const start = performance.now()
    await ours()
    const between = performance.now()
    await yardstick()
    const end = performance.now()
    if (slice < warmUpSlices) continue
    rates.ours.push((things * 1_000) / (between - start))
    rates.yardstick.push((things * 1_000) / (end - between))
  }
  return { ours: median(rates.ours), yardstick: median(rates.yardstick) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function openRaw(file: string): { insert(batches: number): void } & Disposable {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE rows (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO rows (body) VALUES (?)')
  const batch = db.transaction(() => {
    for (let n = 0; n < callers; n += 1) {
      insert.run(JSON.stringify({ account: 'a', amount: 1, balance: 1_000 + n }))
    }
  })
  return {
    insert(batches) {
      for (let done = 0; done < batches; done += 1) batch()
    },
    [Symbol.dispose]: () => db.close(),
  }
}

const logSize = 4_000

/** Verifies an exported log beside hashing its bytes in the same pieces: leaf, payload and node of each entry. */
async function verification(): Promise<Row> {
  using folder = temporaryFolder()
  const log = join(folder.path, 'log')
  recordTestLog(join(folder.path, 'data'), logSize)
  await exportLog(join(folder.path, 'data'), log)
  const pieces = hashedPieces(join(folder.path, 'data'))
  const rates = await takingTurns(
    () => verifyOrThrow(log),
    () => hashAll(pieces),
    logSize,
  )
  const ratio = rates.ours / rates.yardstick
  return {
    name: 'ledger: verification of an exported log',
    value: rates.ours,
    unit: 'entries/s',
    against: { name: 'SHA-256 of the same bytes, three hashes an entry', value: rates.yardstick },
    ratio,
    target: 'at least 0.2x',
    met: ratio >= 0.2,
    note: `median of ${slices} verifications of ${logSize} entries from files, one thread; signature, canonical form, schema, payloads, tiles and root`,
  }
}

async function verifyOrThrow(log: string): Promise<void> {
  const report = await verifyPath(log, { key: null, earlier: null })
  if (report.found > 0 || report.signed !== logSize) throw new Error('the log of the bench does not verify')
}

/** What a verifier must hash at the very least, ready in memory. */
function hashedPieces(dataDir: string): readonly Buffer[] {
  const db = new Database(join(dataDir, 'ledger.sqlite'), { readonly: true })
  const rows = db
    .prepare<[], { leaf: string; salt: string; body: string }>(
      'SELECT leaf, salt, body FROM entries JOIN payloads USING (seq)',
    )
    .all()
  db.close()
  return rows.flatMap(({ leaf, salt, body }) => [
    Buffer.from(`\0${leaf}`),
    Buffer.from(`fairlive payload v1\n${salt}\n${body}`),
    Buffer.alloc(65),
  ])
}

function hashAll(pieces: readonly Buffer[]): void {
  for (const piece of pieces) hash('sha256', piece, 'buffer')
}
