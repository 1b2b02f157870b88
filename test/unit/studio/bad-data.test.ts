/** A data folder in trouble, as the console meets it: it can be read, says what is wrong, and loses nothing. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { UserId } from '#shared/model/ids.ts'
import { entriesOf } from '#test/harness/room-out.ts'
import { testWhere } from '#test/harness/skip.ts'
import { demoPin, type SeatClient, startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 40_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-bad-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inBothLanguages = { zh: expect.stringMatching(/[一-鿿]/), en: expect.stringMatching(/^[A-Z]/) }
const unavailable = (code: string) => ({
  code: 'UNAVAILABLE',
  defined: true,
  data: { code, said: inBothLanguages, remedy: inBothLanguages },
})
const everyone = { user: UserId.parse('he-yi'), pin: demoPin }

test('a key that cannot be read: the studio shows what it has, writes nothing, and makes no new key', async () => {
  const key = join(folder, 'studio.key')
  let size: number
  {
    await using studio = await startTestStudio({ kind: 'none' }, { dataDir: folder })
    size = entriesOf(studio).length
  }
  renameSync(key, join(folder, 'elsewhere.key'))
  {
    await using studio = await startTestStudio({ kind: 'none' }, { dataDir: folder })
    const { ledger, room } = studio.studio.view.value
    expect(ledger).toMatchObject({ size, problem: { said: inBothLanguages, remedy: inBothLanguages } })
    expect(ledger.problem?.remedy.en).toContain('never makes a new one')
    expect(room?.name).toBe('林晓的好物间')
    const seat = studio.seat()
    expect((await seat.people.list()).users).toHaveLength(4)
    await expect(seat.people.signIn(everyone)).rejects.toMatchObject(unavailable('ledger.key-unreadable'))
    expect(entriesOf(studio)).toHaveLength(size)
    expect(existsSync(key)).toBe(false)
    expect(studio.faults).toEqual([])
  }
  renameSync(join(folder, 'elsewhere.key'), key)
  await using studio = await startTestStudio({ kind: 'none' }, { dataDir: folder })
  await studio.signIn('he-yi')
  expect(entriesOf(studio)).toHaveLength(size + 1)
})

test('a second studio on the same data folder does not open, and the first goes on', async () => {
  await using studio = await startTestStudio({ kind: 'none' }, { dataDir: folder })
  await expect(startTestStudio({ kind: 'none' }, { dataDir: folder })).rejects.toMatchObject({
    name: 'CannotOpen',
    said: { zh: expect.stringContaining(`pid ${process.pid}`), en: expect.any(String) },
    remedy: inBothLanguages,
  })
  await studio.signIn('he-yi')
  expect(studio.faults).toEqual([])
})

test('ten wrong PINs at the door: locked for the right one too, in one sentence, and so it stands in the list', async () => {
  await using studio = await startTestStudio({ kind: 'none' })
  const seat = studio.seat()
  const { user } = everyone
  // What the door makes of a wrong PIN, nine times over without its slow hash; the tenth is typed.
  const door = () => studio.studio.door.asStudio('people.sign-in', { user, presented: 'wrong' })
  for (let n = 0; n < 9; n++) await door()
  const locked = { data: { code: 'people.locked', remedy: { zh: expect.stringContaining('5 分钟') } } }
  await expect(seat.people.signIn({ user, pin: '000000' })).rejects.toMatchObject(locked)
  await expect(seat.people.signIn(everyone)).rejects.toMatchObject(locked)
  const { users } = await seat.people.list()
  expect(users.filter(({ lockedUntil }) => lockedUntil !== null).map(({ id }) => id)).toEqual(['he-yi'])
  expect(entriesOf(studio, 'people.sign-in-refused')).toHaveLength(11)
})

/** A disk of its own, small enough to fill; why not, where it cannot be had. */
function noSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'Linux and root, to mount a small disk'
  const probe = mkdtempSync(join(tmpdir(), 'fairlive-disk-'))
  try {
    mount(probe, '1m')
    execFileSync('umount', [probe])
    return null
  } catch {
    return 'the right to mount a small disk'
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}

function mount(path: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'ignore' })
}

/** Writes until nothing more goes in. */
function fill(disk: string): string {
  const file = join(disk, 'filler')
  const handle = openSync(file, 'w')
  for (const block of [Buffer.alloc(1 << 16), Buffer.alloc(512)]) {
    while (statfsSync(disk).bavail > 0) {
      try {
        writeSync(handle, block)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break
        throw error
      }
    }
  }
  closeSync(handle)
  return file
}

testWhere(
  noSmallDisk(),
  'a full disk: the act is refused, said and not lost; with space again it goes on by itself',
  async () => {
    mount(folder, '24m')
    try {
      await using studio = await startTestStudio({ kind: 'none' }, { dataDir: join(folder, 'data') })
      const operator = await studio.signIn('he-yi')
      const acknowledged: number[] = [...(await beginOrEnd(operator, 0))]
      const filler = fill(folder)
      const failure = await untilRefused(operator, acknowledged)
      expect(failure).toMatchObject(unavailable('ledger.disk-full'))
      const { ledger } = await studio.when('the problem', (view) => view.ledger.problem !== null)
      expect(ledger.problem).toEqual({ said: inBothLanguages, remedy: inBothLanguages })
      expect(await operator.archive.sessions()).toHaveLength(Math.ceil(acknowledged.length / 2))
      rmSync(filler)
      acknowledged.push(...(await beginOrEnd(operator, acknowledged.length)))
      await studio.when('the end of it', (view) => view.ledger.problem === null)
      const { findings } = await verifyPath(studio.dataDir, { key: studio.studio.parts.vkey, earlier: null })
      expect(findings).toEqual([])
      const kept = new Set(
        entriesOf(studio, 'session.preflight-began', 'session.preflight-ended').map(({ seq }) => seq),
      )
      expect(acknowledged.filter((seq) => !kept.has(seq))).toEqual([])
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  },
)

/** Begins and ends preflights until one is refused; gives why. */
async function untilRefused(operator: SeatClient, acknowledged: number[]): Promise<unknown> {
  for (let n = 0; n < 5_000; n++) {
    try {
      acknowledged.push(...(await beginOrEnd(operator, acknowledged.length)))
    } catch (error) {
      return error
    }
  }
  throw new Error('a full disk refused nothing')
}

async function beginOrEnd(operator: SeatClient, done: number): Promise<readonly number[]> {
  const { seqs } =
    done % 2 === 0
      ? await operator.session.beginPreflight({ supervisor: null })
      : await operator.session.endPreflight()
  return seqs
}
