import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDataFolder } from '#electron/ledger/keys.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { LedgerDoor } from '#electron/studio/ledger-door.ts'
import { RoomDesk } from '#electron/studio/room/room-desk.ts'
import { emptyReport, type RoomReport } from '#electron/studio/room/room-protocol.ts'
import type { Intent } from '#shared/model/intent.ts'
import { canvas, guardedCollection } from '#test/harness/guarded-room.ts'
import { patientLadder } from '#test/harness/ladder-rules.ts'
import { resourcesDir } from '#test/harness/studio.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairlive-desk-'))
const soon = { interval: 20, timeout: 10_000 }
let obs: RehearsalObs
let door: LedgerDoor
let desk: RoomDesk
const deaths: unknown[] = []
let report: RoomReport = emptyReport

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'secret',
    canvas,
    collections: [guardedCollection],
    recordDirectory: folder,
  })
  const dataDir = join(folder, 'data')
  const { keys } = openDataFolder({ dataDir, newKeyStore: 'file', osKey: null, random: randomBytes })
  const opened = await LedgerDoor.open({ dataDir, resourcesDir, product: 'test', keys }, () => ({
    room: null,
    session: null,
  }))
  door = opened.door
  desk = new RoomDesk({
    door,
    pack: { ladder: patientLadder },
    origin: 'fairlive.studio/test',
    onReport: (next) => {
      report = next
    },
    onOutput: () => undefined,
    onGap: () => undefined,
    keepPictures: () => Promise.resolve({ before: null, during: null, after: null }),
    onDeath: (error) => deaths.push(error),
  })
  desk.connect(obs.url, obs.password)
})

afterAll(async () => {
  await desk.close()
  await door.close()
  await obs.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a room worker that dies is started again, finds its OBS, and what it saw before is not claimed meanwhile', async () => {
  await expect.poll(() => report.link?.phase, soon).toBe('connected')
  // What no caller can send, and what therefore ends the worker as a bug would.
  desk.setIntent({ safeScene: null } as unknown as Intent)
  await expect.poll(() => deaths.length, soon).toBeGreaterThan(0)
  await expect.poll(() => report, soon).toEqual(emptyReport)
  desk.setIntent({ ...harmless })
  await expect.poll(() => report.link?.phase, soon).toBe('connected')
})

const harmless = {
  canvas,
  begunAt: null,
  early: { stream: 'stop', 'virtual-camera': 'tell' },
  room: 'room',
  session: null,
  phase: 'idle',
  way: 'obs-stream',
  revision: 1,
  sources: { declared: {}, rules: { families: [], words: [], programs: [] }, fingerprintKey: '' },
  label: null,
  cardInput: 'card',
  card: null,
  goods: { drawn: [], barred: [] },
  noticeInput: 'notice',
  notice: null,
  record: false,
  stopRecord: false,
  startOutput: false,
  stopOutput: false,
  pull: [],
  holds: [],
  rungs: [],
  probe: null,
  safeScene: { name: 'safe', input: 'safe', picture: null, on: false },
} as unknown as Intent
