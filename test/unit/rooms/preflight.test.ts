/** Every check of the preflight in each outcome that it has, beside a room where nothing is missing. */
import { expect, test } from 'vitest'
import { type PreflightFacts, preflight } from '#electron/studio/preflight/preflight.ts'
import { emptyReport, type RoomReport, type SourceReport } from '#electron/studio/room/room-protocol.ts'
import type { GuardId, GuardRow } from '#shared/model/guards.ts'
import type { DeclaredSource } from '#shared/model/intent.ts'
import { type Check, CheckId } from '#shared/model/rooms.ts'
import { judgePlace } from '#shared/rules/places.ts'
import { noon, shippedPack, testRoom } from '#test/harness/studio-ledger.ts'

const guard = (id: GuardId, state: GuardRow['state']): GuardRow => ({
  guard: id,
  state,
  repaired: 0,
  lastRepairMs: null,
  lastAt: null,
  seen: [],
  last: null,
  rungs: [],
  rung: null,
  next: null,
  cites: [],
})

const source = (change: Partial<SourceReport>): SourceReport => ({
  name: '机位',
  kind: 'v4l2_input',
  capture: '/dev/video0',
  asked: true,
  proposal: null,
  needsLabel: false,
  inProgramme: true,
  shown: true,
  ...change,
})

const report: RoomReport = {
  ...emptyReport,
  link: { phase: 'connected', since: noon, obsVersion: '32.0.1', rpcVersion: '1' },
  canvas: { baseWidth: 1080, baseHeight: 1920, outputWidth: 1080, outputHeight: 1920, fps: 30 },
  sources: [source({})],
  streamConfigured: true,
  virtualCamera: { active: false, since: noon },
  recordDirectory: '/recordings',
  replayBuffer: 'stopped',
  guards: [guard('label', 'in-force'), guard('card', 'in-force'), guard('safe-scene', 'in-force')],
  confirmed: 1,
}

function placed(statement: Parameters<typeof judgePlace>[0]) {
  return { statement, verdict: judgePlace(statement, shippedPack), at: noon }
}

const somewhere = { longitude: 117.19, latitude: 29.31, datum: 'WGS-84' as const, accuracy: 60 }
const address = '演示市云溪路 8 号'
const harmless = placed({ position: somewhere, address, notProtected: true })
const undeclared = placed({ position: somewhere, address, notProtected: false })
const airport = { ...somewhere, longitude: 105.58858, latitude: 38.74831 }
const inside = placed({ position: airport, address, notProtected: true })
const near = placed({ position: { ...airport, latitude: 38.78 }, address, notProtected: true })
const nowhere = placed({ position: null, address: '', notProtected: true })

const saidReal: DeclaredSource = { nature: 'real', capture: '/dev/video0', lapsed: false, seq: 1 }

const ready: PreflightFacts = {
  room: testRoom,
  report,
  declared: new Map([['机位', saidReal]]),
  place: harmless,
  supervisor: '周宁',
  cardsThatMayAir: 3,
  freeBytes: 50_000_000_000,
  keyInFile: false,
  isProved: true,
  to: 'live',
}

const companion = { ...testRoom, way: 'virtual-camera' as const }
const reporting = (changes: Partial<RoomReport>) => ({ report: { ...report, ...changes } })

type Case = readonly [CheckId, Check['outcome'], string, Partial<PreflightFacts>]
const cases: readonly Case[] = [
  ['obs', 'fail', 'OBS is away', reporting({ link: null })],
  ['obs', 'fail', 'another studio is on it', reporting({ otherStudio: 'fairlive.studio/other' })],
  ['obs', 'fail', 'its canvas is not known yet', reporting({ canvas: null })],
  ['output', 'pass', 'its stream is set up', {}],
  ['output', 'fail', 'there is no stream to go live with', reporting({ streamConfigured: false })],
  ['output', 'fail', 'nobody knows whether there is', reporting({ streamConfigured: null })],
  [
    'output',
    'warn',
    'there is none, for a rehearsal',
    { ...reporting({ streamConfigured: false }), to: 'rehearsing' },
  ],
  ['output', 'pass', 'the companion is fed by a virtual camera', { room: companion }],
  [
    'output',
    'fail',
    'there is no virtual camera',
    { room: companion, ...reporting({ virtualCamera: null }) },
  ],
  ['recording-folder', 'fail', 'OBS does not say where it records', reporting({ recordDirectory: null })],
  ['second-recorder', 'warn', 'OBS has no replay buffer', reporting({ replayBuffer: 'unavailable' })],
  ['disk', 'warn', 'the free space cannot be read', { freeBytes: null }],
  ['disk', 'fail', 'less than an hour is free', { freeBytes: 3_999_999_999 }],
  ['disk', 'pass', 'an hour is free', { freeBytes: 4_000_000_000 }],
  ['sources', 'fail', 'a source was not declared', { declared: new Map() }],
  [
    'sources',
    'fail',
    'a source captures something else by now',
    { declared: new Map([['机位', { ...saidReal, capture: '/dev/video1' }]]) },
  ],
  [
    'sources',
    'fail',
    'a source changed since, though it is back where it was',
    { declared: new Map([['机位', { ...saidReal, lapsed: true }]]) },
  ],
  [
    'sources',
    'fail',
    'OBS does not tell what a source captures',
    reporting({ sources: [source({ capture: null })] }),
  ],
  [
    'sources',
    'pass',
    'what is not declared need not be',
    { declared: new Map(), ...reporting({ sources: [source({ asked: false })] }) },
  ],
  ['overlays', 'fail', 'no guard has looked yet', reporting({ guards: [] })],
  ['overlays', 'fail', 'what was declared last has not been read back yet', { isProved: false }],
  ['overlays', 'fail', 'a guard is violated', reporting({ guards: [guard('label', 'violated')] })],
  ['overlays', 'fail', 'a guard proves nothing', reporting({ guards: [guard('card', 'unproved')] })],
  [
    'overlays',
    'pass',
    'no label is asked for',
    reporting({ guards: [guard('label', 'off'), guard('card', 'in-force')] }),
  ],
  ['place', 'fail', 'nobody said where the room is', { place: undefined }],
  ['place', 'fail', 'nobody confirmed that it is no protected place', { place: undeclared }],
  ['place', 'fail', 'neither address nor position is given', { place: nowhere }],
  ['place', 'fail', 'the position is inside a protected place', { place: inside }],
  ['place', 'warn', 'the position is near one', { place: near }],
  ['supervisor', 'warn', 'none is named', { supervisor: null }],
  ['filing', 'warn', 'there is no filing number', { room: { ...testRoom, filing: '' } }],
  ['cards', 'warn', 'no card may be aired', { cardsThatMayAir: 0 }],
  ['cards', 'pass', 'the room does not sell', { cardsThatMayAir: 0, room: { ...testRoom, sells: false } }],
  ['key-store', 'warn', 'the key lies in a file', { keyInFile: true }],
]

function outcomes(facts: PreflightFacts): ReadonlyMap<CheckId, Check> {
  return new Map(preflight(facts).map((check) => [check.id, check]))
}

test('a room where nothing is missing passes every check there is', () => {
  const checks = preflight(ready)
  expect(checks.map(({ id }) => id).toSorted()).toEqual(CheckId.options.toSorted())
  expect(checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([])
})

test.each(cases)('%s: %s where %s', (id, outcome, _where, changes) => {
  const found = outcomes({ ...ready, ...changes })
  expect(found.get(id)?.outcome).toBe(outcome)
  if (outcome !== 'pass')
    expect(found.get(id)?.remedy).toEqual({ zh: expect.any(String), en: expect.any(String) })
  const others = [...found.values()].filter((check) => check.id !== id && check.outcome === 'fail')
  expect(others).toEqual([])
})

test('what is not declared is named', () => {
  expect(outcomes({ ...ready, declared: new Map() }).get('sources')?.said.zh).toContain('“机位”')
})
