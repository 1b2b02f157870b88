/**
 * A fault at each single write and sync of a comment segment: an error of the disk, a full disk, and the death of the
 * process. Afterwards everything that was acknowledged is of the record, the log verifies, and the next start goes on.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keptComments } from '#electron/comments/read-kept.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { segmentPath } from '#shared/ledger/comment-segment.ts'
import { incoming, openCommentRoom, testSession } from '#test/harness/comment-room.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { type Fault, needsStrace, runTraced } from '#test/harness/strace.ts'

const driver = fileURLToPath(new URL('../harness/comment-driver.ts', import.meta.url))
const calls = ['pwrite64', 'fdatasync', 'ftruncate'] as const
/** More than the driver makes of any of them. */
const mostCalls = 12

type Batch = { readonly ids: readonly string[]; readonly kept: boolean }

/** What a run with this fault left behind that it should not have; null where the program never came to that call. */
async function wrongAfter(fault: Omit<Fault, 'file'>): Promise<string[] | null> {
  using folder = temporaryFolder()
  using traces = temporaryFolder()
  const file = join(folder.path, segmentPath(testSession, '0001'))
  const program = [process.execPath, driver, folder.path]
  const { stdout, stderr, met } = await runTraced(program, { ...fault, file }, join(traces.path, 'trace'))
  if (!met) return null
  const batches = stdout
    .split('\n')
    .slice(0, -1)
    .map((line): Batch => JSON.parse(line))
  const acknowledged = batches.flatMap(({ ids, kept }) => (kept ? ids : []))
  const refused = batches.flatMap(({ ids, kept }) => (kept ? [] : ids))
  const wrong = stderr === '' ? [] : [stderr.slice(0, 300)]
  if (refused.length > 3) wrong.push(`${refused.length} comments were not kept for one fault`)
  using room = openCommentRoom({ dataDir: folder.path })
  wrong.push(...(await wrongIn(folder.path, room, acknowledged, refused)))
  await room.say(incoming('after', '之后'))
  room.ledger.checkpoint()
  wrong.push(...(await wrongIn(folder.path, room, [...acknowledged, 'after'], refused)))
  return wrong.map((what) => `${fault.call} ${fault.when} ${fault.what}: ${what}`)
}

async function wrongIn(
  dataDir: string,
  { ledger }: ReturnType<typeof openCommentRoom>,
  acknowledged: readonly string[],
  refused: readonly string[],
): Promise<string[]> {
  const kept = keptComments(ledger.db, dataDir, 0, 100).map(({ id }) => id)
  const { findings } = await verifyPath(dataDir, { key: ledger.vkey, earlier: null })
  return [
    ...findings.map(({ said }) => said.en),
    ...acknowledged.filter((id) => !kept.includes(id)).map((id) => `${id} was acknowledged and is lost`),
    ...refused.filter((id) => kept.includes(id)).map((id) => `${id} was refused and is of the record`),
    ...(new Set(kept).size === kept.length ? [] : [`kept twice: ${kept.join(' ')}`]),
  ]
}

describeWhere(needsStrace(), 'a fault at each single call on a segment', () => {
  test.each(['EIO', 'ENOSPC', 'SIGKILL'] as const)('%s', async (what) => {
    const wrong: string[] = []
    let faults = 0
    for (const call of calls) {
      for (let when = 1; when <= mostCalls; when += 1) {
        const found = await wrongAfter({ call, when, what })
        if (found === null) break
        faults += 1
        wrong.push(...found)
      }
    }
    expect(wrong).toEqual([])
    expect(faults).toBeGreaterThanOrEqual(6)
  })
})
