/**
 * A fault at each single write and sync of a ledger's life, from its first start to its last: an error of the disk, a full
 * disk, and the death of the process. Afterwards the log verifies, what was acknowledged is there, and the next start goes
 * on by the ordinary path. (What only a power cut can do, losing writes that were not synced, is not simulated.)
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { hasLedger, openLedgerReader } from '#electron/ledger/connection.ts'
import { readEntries } from '#electron/ledger/log.ts'
import { checkTables } from '#electron/ledger/rebuild.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { behalf, openTestLedger, temporaryFolder, testSigner } from '#test/harness/ledger-folder.ts'
import { accountSchema } from '#test/harness/ledger-schema.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { countCalls, type Fault, needsStrace, runTraced } from '#test/harness/strace.ts'

const driver = fileURLToPath(new URL('../harness/ledger-driver.ts', import.meta.url))
const program = (dataDir: string) => [process.execPath, driver, dataDir]
const calls = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate']

type Answered = { readonly input: unknown; readonly seqs: readonly number[]; readonly code: string | null }

/** What a run with this fault left behind that it should not have; empty where all is well. */
async function wrongAfter(fault: Fault): Promise<string[]> {
  using folder = temporaryFolder()
  using traces = temporaryFolder()
  const { stdout, stderr, met } = await runTraced(program(folder.path), fault, join(traces.path, 'trace'))
  const answers = stdout
    .split('\n')
    .slice(0, -1)
    .map((line): Answered => JSON.parse(line))
  const wrong: string[] = []
  if (!met) wrong.push('the program never met the fault')
  if (stderr !== '') wrong.push(stderr.slice(0, 300))
  const acknowledged = answers.filter(({ seqs }) => seqs.length > 0)
  if (hasEntries(folder.path)) wrong.push(...(await wrongIn(folder.path, acknowledged)))
  else if (acknowledged.length > 0) wrong.push('the ledger is gone')
  // Only the group that met the fault may have gone unrecorded; at most two commands share one.
  const unrecorded = answers.filter(({ code }) => code?.startsWith('ledger.'))
  if (unrecorded.length > 2) wrong.push(`${unrecorded.length} commands were not recorded`)
  wrong.push(...goesOn(folder.path))
  wrong.push(...(await wrongIn(folder.path, acknowledged)))
  return wrong.map((what) => `${fault.call} ${fault.when} ${fault.what}: ${what}`)
}

async function wrongIn(dataDir: string, acknowledged: readonly Answered[]): Promise<string[]> {
  const { findings } = await verifyPath(dataDir, { key: testSigner.vkey, earlier: null })
  const reader = openLedgerReader(dataDir)
  const entries = readEntries(reader, { from: 0, limit: 100 })
  reader.close()
  const erased = new Set(entries.flatMap(({ body }) => (isErasure(body) ? body.seqs : [])))
  const lost = acknowledged.filter(({ input, seqs }) =>
    seqs.some((seq) => !erased.has(seq) && !sameAs(entries[seq]?.body, input)),
  )
  const differing = checkTables(dataDir, accountSchema).filter(({ difference }) => difference !== null)
  return [
    ...findings.map(({ said, seq }) => `${said.en} (entry ${seq})`),
    ...lost.map(({ seqs }) => `acknowledged and lost: ${seqs}`),
    ...differing.map(({ table }) => `${table} does not follow from the log`),
  ]
}

const isErasure = (body: unknown): body is { readonly seqs: readonly number[] } =>
  typeof body === 'object' && body !== null && 'seqs' in body

/** The body holds everything that the command asked for. */
const sameAs = (body: unknown, input: unknown) => {
  try {
    expect(body).toMatchObject(input as object)
    return true
  } catch {
    return false
  }
}

function hasEntries(dataDir: string): boolean {
  if (!hasLedger(dataDir)) return false
  try {
    openLedgerReader(dataDir).close()
    return true
  } catch {
    // The first transaction never came to its end: the file is there and nothing is in it.
    return false
  }
}

function goesOn(dataDir: string): string[] {
  using ledger = openTestLedger(dataDir)
  const { results } = ledger.run([{ name: 'open', input: { account: 'after', owner: 'w' }, behalf }])
  const checkpoint = ledger.checkpoint()
  const recorded = results.every((one) => !one.broken && one.answer.outcome.ok)
  return recorded && checkpoint.ok ? [] : [`a new start does not go on: ${JSON.stringify(ledger.health)}`]
}

describeWhere(needsStrace(), 'a fault at each single call', () => {
  let counts: ReadonlyMap<string, number> = new Map()

  beforeAll(async () => {
    using folder = temporaryFolder()
    counts = await countCalls(program(folder.path), calls)
  })

  test.each(['EIO', 'ENOSPC', 'SIGKILL'] as const)('%s', async (what) => {
    const faults = calls.flatMap((call) =>
      Array.from({ length: counts.get(call) ?? 0 }, (_, n): Fault => ({ call, when: n + 1, what })),
    )
    expect(faults.length).toBeGreaterThan(50)
    const wrong: string[] = []
    const waiting = faults.values()
    const work = async () => {
      for (const fault of waiting) wrong.push(...(await wrongAfter(fault)))
    }
    await Promise.all([work(), work()])
    expect(wrong).toEqual([])
  })
})
