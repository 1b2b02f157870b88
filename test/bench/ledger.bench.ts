import { hash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { exportLog } from '#electron/ledger/export.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { recordTestLog } from '#test/harness/exported-log.ts'
import { behalf, openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { startLedgerThread } from '#test/harness/ledger-thread.ts'
import { plainAudit, sameRows } from './ledger-yardsticks.ts'
import type { Row } from './row.ts'
import { takingTurns } from './taking-turns.ts'

const callers = 64
/** Commands of each caller in one slice. */
const rounds = 20

/** What durability with a proof costs beside plain durability, where that time goes, and how fast a log is verified. */
export async function bench(): Promise<readonly Row[]> {
  return [...(await durableCommands()), await verification()]
}

/**
 * 64 callers that each wait for their answer before they ask again, through the real worker thread: every command is
 * decided, hashed, appended and projected. Beside it the same without the thread (one caller hands over groups of 64), and
 * better-sqlite3 alone, with the same rows and with a single one, in transactions of 64 commands.
 */
async function durableCommands(): Promise<Row[]> {
  using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  mkdirSync(path('thread'))
  mkdirSync(path('direct'))
  await using thread = startLedgerThread(path('thread'))
  using ledger = openTestLedger(path('direct'), { random: randomBytes, clock: Date.now })
  using same = sameRows(path('same.sqlite'), callers)
  using plain = plainAudit(path('plain.sqlite'), callers)
  const client = thread.connect()
  let opened = 0
  const open = () => {
    opened += 1
    return { account: `account ${opened}`, owner: 'somebody' }
  }
  const caller = async () => {
    for (let round = 0; round < rounds; round += 1) await client.run('open', open(), behalf)
  }
  const groups = () => {
    for (let round = 0; round < rounds; round += 1) {
      ledger.run(Array.from({ length: callers }, () => ({ name: 'open', input: open(), behalf })))
    }
  }
  const rates = await takingTurns(
    {
      thread: () => Promise.all(Array.from({ length: callers }, caller)),
      direct: groups,
      same: () => same.insert(rounds),
      plain: () => plain.insert(rounds),
    },
    callers * rounds,
  )
  const note = `median of ${rates.slices} slices of ${callers * rounds} commands, synchronous=FULL, ${callers} to a transaction`
  const raw = { name: 'better-sqlite3 alone, the same three rows each', value: rates.same }
  const bare = { name: 'better-sqlite3 alone, one plain row each', value: rates.plain }
  const unit = 'commands/s'
  return [
    {
      ...beside(raw, rates.thread, 0.25),
      name: `ledger: durable commands of ${callers} callers through the worker`,
      unit,
      note: `${note}; each is decided, hashed three times, appended to log and payloads, projected to a row`,
    },
    {
      ...beside(bare, rates.thread, null),
      name: `ledger: the same beside a plain audit table`,
      unit,
      note: `${note}; what a program would write that proves nothing`,
    },
    {
      ...beside(raw, rates.direct, null),
      name: `ledger: the same in one thread`,
      unit,
      note: `${note}; what is missing to the raw rows is deciding and hashing, what the worker is slower is the way to it and back`,
    },
  ]
}

function beside(
  against: { readonly name: string; readonly value: number },
  value: number,
  atLeast: number | null,
): Pick<Row, 'value' | 'against' | 'ratio' | 'target' | 'met'> {
  const ratio = value / against.value
  const target = atLeast === null ? null : `at least ${atLeast}x`
  return { value, against, ratio, target, met: atLeast === null ? null : ratio >= atLeast }
}

const logSize = 4_000

/** Verifies an exported log beside hashing its bytes in the same pieces: leaf, payload and node of each entry. */
async function verification(): Promise<Row> {
  using folder = temporaryFolder()
  const log = join(folder.path, 'log')
  recordTestLog(join(folder.path, 'data'), logSize)
  await exportLog(join(folder.path, 'data'), log)
  const pieces = hashedPieces(join(folder.path, 'data'))
  const rates = await takingTurns({ verify: () => verifyOrThrow(log), hash: () => hashAll(pieces) }, logSize)
  const yardstick = {
    name: "SHA-256 of the same bytes, three of Node's one-shot hashes an entry",
    value: rates.hash,
  }
  return {
    ...beside(yardstick, rates.verify, 0.2),
    name: 'ledger: verification of an exported log',
    unit: 'entries/s',
    note: `median of ${rates.slices} verifications of ${logSize} entries from files, one thread; signature, canonical form, schema, payloads, tiles and root`,
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
