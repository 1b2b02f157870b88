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
const rounds = 200
const warmUpRounds = 50
const repeats = 5

/** The ledger's two figures: what durability with a proof costs beside plain durability, and how fast it is verified. */
export async function bench(): Promise<readonly Row[]> {
  return [await durableCommands(), await verification()]
}

/**
 * 64 callers that each wait for their answer before they ask again, through the real worker thread, beside one thread that
 * inserts the same bodies in transactions of 64 rows at the same `synchronous`. The two take turns; the best of each counts,
 * because whatever else runs on the machine can only slow them down.
 */
async function durableCommands(): Promise<Row> {
  const rates = { ledger: 0, raw: 0 }
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    rates.ledger = Math.max(rates.ledger, await ledgerRate())
    rates.raw = Math.max(rates.raw, rawRate())
  }
  const ratio = rates.ledger / rates.raw
  return {
    name: `ledger: durable commands with ${callers} callers`,
    value: rates.ledger,
    unit: 'commands/s',
    against: { name: `better-sqlite3, transactions of ${callers} rows, synchronous=FULL`, value: rates.raw },
    ratio,
    target: 'at least 0.25x',
    met: ratio >= 0.25,
    note: `${callers * rounds} commands a try, best of ${repeats}; each is decided on a row, appended to log and payloads (3 hashes) and projected to 2 rows`,
  }
}

async function ledgerRate(): Promise<number> {
  using folder = temporaryFolder()
  await using thread = startLedgerThread(folder.path)
  const client = thread.connect()
  await client.run('open', { account: 'a', owner: 'w' }, behalf)
  const caller = async () => {
    for (let round = 0; round < rounds; round += 1)
      await client.run('pay', { account: 'a', amount: 1 }, behalf)
  }
  await Promise.all(Array.from({ length: callers }, () => client.run('balance', 'a', behalf)))
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return (callers * rounds * 1_000) / (performance.now() - start)
}

function rawRate(): number {
  using folder = temporaryFolder()
  const db = new Database(join(folder.path, 'raw.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE rows (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO rows (body) VALUES (?)')
  const batch = db.transaction((first: number) => {
    for (let n = 0; n < callers; n += 1) {
      insert.run(JSON.stringify({ account: 'a', amount: 1, balance: first + n }))
    }
  })
  for (let round = 0; round < warmUpRounds; round += 1) batch(round * callers)
  const start = performance.now()
  for (let round = 0; round < rounds; round += 1) batch((warmUpRounds + round) * callers)
  const elapsed = performance.now() - start
  db.close()
  return (callers * rounds * 1_000) / elapsed
}

const logSize = 20_000

/** Verifies an exported log beside hashing its bytes in the same pieces: leaf, payload and node of each entry. */
async function verification(): Promise<Row> {
  using folder = temporaryFolder()
  const log = join(folder.path, 'log')
  recordTestLog(join(folder.path, 'data'), logSize)
  await exportLog(join(folder.path, 'data'), log)
  const pieces = hashedPieces(join(folder.path, 'data'))
  const rates = { verify: 0, hash: 0 }
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    rates.verify = Math.max(rates.verify, await verifyRate(log))
    rates.hash = Math.max(rates.hash, hashRate(pieces))
  }
  const ratio = rates.verify / rates.hash
  return {
    name: 'ledger: verification of an exported log',
    value: rates.verify,
    unit: 'entries/s',
    against: { name: 'SHA-256 of the same bytes, three hashes an entry', value: rates.hash },
    ratio,
    target: 'at least 0.2x',
    met: ratio >= 0.2,
    note: `${logSize} entries read from files, one thread, best of ${repeats}; signature, canonical form, schema, payloads, tiles and root`,
  }
}

async function verifyRate(log: string): Promise<number> {
  const start = performance.now()
  const report = await verifyPath(log, { key: null, earlier: null })
  if (report.found > 0 || report.signed !== logSize) throw new Error('the log of the bench does not verify')
  return (logSize * 1_000) / (performance.now() - start)
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

function hashRate(pieces: readonly Buffer[]): number {
  const start = performance.now()
  for (const piece of pieces) hash('sha256', piece, 'buffer')
  return (logSize * 1_000) / (performance.now() - start)
}
