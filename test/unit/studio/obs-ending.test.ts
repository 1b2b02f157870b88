/** An OBS that cannot be reached while the room is out: said, and ended only where the owner agreed. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ObsEnding } from '#electron/studio/room/obs-ending.ts'
import { atHand, type EndingFacts, endingStep } from '#electron/studio/room/obs-ending-step.ts'
import { emptyReport, type RoomReport } from '#electron/studio/room/room-protocol.ts'
import type { LinkState } from '#shared/model/obs.ts'
import { type ListeningProgram, startListeningProgram } from '#test/harness/listening-program.ts'
import { soon } from '#test/harness/room-out.ts'
import { describeWhere } from '#test/harness/skip.ts'
import {
  openStaffedLedger,
  refusalCode,
  type StudioLedger,
  shippedPack,
  testRoom,
} from '#test/harness/studio-ledger.ts'

describe('when it is ended', () => {
  const facts: EndingFacts = {
    now: 0,
    isOut: true,
    isReachable: false,
    agreed: true,
    isOnThisPc: true,
    endAfterMs: 20_000,
  }
  const step = (parts: readonly Partial<EndingFacts>[]) => {
    let state = atHand
    return parts.map((part) => {
      const next = endingStep(state, { ...facts, ...part })
      state = next.state
      return next.act
    })
  }

  test('after the time that the pack gives, once', () => {
    expect(step([{ now: 0 }, { now: 19_999 }, { now: 20_000 }, { now: 20_100 }])).toEqual([
      'none',
      'none',
      'end',
      'none',
    ])
  })

  test('the time begins anew whenever OBS was there', () => {
    const looks = [
      { now: 0 },
      { now: 15_000, isReachable: true },
      { now: 16_000 },
      { now: 35_999 },
      { now: 36_000 },
    ]
    expect(step(looks)).toEqual(['none', 'none', 'none', 'none', 'end'])
  })

  test('without the owner’s word, or on another PC, it is said why not', () => {
    expect(step([{ agreed: false }, { now: 20_000, agreed: false }])).toEqual(['none', 'not-agreed'])
    expect(step([{}, { now: 20_000, isOnThisPc: false }])).toEqual(['none', 'elsewhere'])
  })

  test('never while the room is not out, OBS is there, or the owner has not agreed', () => {
    const looks = fc.array(
      fc.record({
        now: fc.nat(200_000),
        isOut: fc.boolean(),
        isReachable: fc.boolean(),
        agreed: fc.boolean(),
        isOnThisPc: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(looks, (given) => {
        const sorted = [...given].sort((a, b) => a.now - b.now)
        step(sorted).forEach((act, index) => {
          const seen = sorted[index]
          if (act !== 'end' || seen === undefined) return
          expect([seen.isOut, seen.isReachable, seen.agreed, seen.isOnThisPc]).toEqual([
            true,
            false,
            true,
            true,
          ])
        })
      }),
    )
  })
})

const onlyLinux = process.platform === 'linux' ? null : 'processes are found by /proc on Linux only'
const pack = {
  ...shippedPack,
  ladder: { ...shippedPack.ladder, unreachable: { ...shippedPack.ladder.unreachable, endObsAfterMs: 700 } },
}
const connected: LinkState = { phase: 'connected', since: 1, obsVersion: '30.0.0', rpcVersion: '1' }
const away: LinkState = { phase: 'connecting', since: 2, failure: 'closed', attempts: 1 }

describeWhere(onlyLinux, 'a real process of this PC', () => {
  let ledger: StudioLedger
  let program: ListeningProgram
  let ending: ObsEnding
  let report: RoomReport
  let looks: number

  async function open(name: string): Promise<void> {
    program = await startListeningProgram(name)
    looks = 0
    report = { ...emptyReport, link: connected }
    ending = new ObsEnding(
      {
        db: ledger.db,
        door: { asStudio: async (command, input) => ledger.run(command, input) },
        pack,
      },
      {
        report: () => {
          looks++
          return report
        },
        address: () => ({ kind: 'obs', url: `ws://127.0.0.1:${program.port}`, password: null }),
        onChange: () => undefined,
        failed: (error) => {
          throw error
        },
      },
    )
  }

  beforeEach(() => {
    ledger = openStaffedLedger()
    ledger.run('session.begin-preflight', { session: 'session', supervisor: 'supervisor' }, 'operator')
    ledger.run('session.go-live', { checks: [], room: testRoom }, 'operator')
  })
  afterEach(async () => {
    await ending.close()
    await program[Symbol.asyncDispose]()
    ledger[Symbol.dispose]()
  })

  const last = () => ledger.entries().at(-1)

  test('its server is switched off: the process is ended as the owner agreed, and that is in the ledger', async () => {
    ledger.run('room.agree-to-ending', { agreed: true }, 'owner')
    await open('obs')
    await expect.poll(() => ending.onItsOwn, soon).toBe(null)
    // Whose port it is is looked up while the connection stands.
    await expect.poll(() => looks, soon).toBeGreaterThan(6)
    await program.stopListening()
    report = { ...report, link: away }
    await expect.poll(() => ending.onItsOwn?.endsObsAt ?? null, soon).toBeGreaterThan(0)
    await program.ended
    await expect.poll(last, soon).toMatchObject({
      kind: 'obs.ended',
      actor: { type: 'studio' },
      body: { program: 'obs', pid: program.pid, cites: [{ article: '第九条' }] },
    })
    expect(ending.onItsOwn?.endsObsAt).toBe(null)
  }, 20_000)

  test('without the owner’s word it goes on, the console says so, and the ledger says why nothing was done', async () => {
    await open('obs')
    report = { ...report, link: away }
    await expect.poll(() => ending.onItsOwn, soon).toMatchObject({ endsObsAt: null })
    await expect.poll(last, soon).toMatchObject({ kind: 'obs.not-ended', body: { why: 'not-agreed' } })
    expect(() => process.kill(program.pid, 0)).not.toThrow()
  })

  test('another program on its port is left alone', async () => {
    ledger.run('room.agree-to-ending', { agreed: true }, 'owner')
    await open('nginx')
    report = { ...report, link: away }
    const told = { kind: 'obs.not-ended', body: { why: 'not-obs', program: 'nginx' } }
    await expect.poll(last, soon).toMatchObject(told)
    expect(() => process.kill(program.pid, 0)).not.toThrow()
  })

  test('one that has ended by itself is said to be gone', async () => {
    ledger.run('room.agree-to-ending', { agreed: true }, 'owner')
    await open('obs')
    await program[Symbol.asyncDispose]()
    report = { ...report, link: away }
    await expect.poll(last, soon).toMatchObject({ kind: 'obs.not-ended', body: { why: 'gone' } })
  })
})

test('only the owner can agree to it', () => {
  using ledger = openStaffedLedger()
  for (const who of ['supervisor', 'operator', 'auditor'])
    expect(refusalCode(ledger.run('room.agree-to-ending', { agreed: true }, who))).toBe('role-may-not')
  ledger.run('room.agree-to-ending', { agreed: true }, 'owner')
  expect(ledger.entries().at(-1)).toMatchObject({ kind: 'obs.ending-agreed', room: testRoom.id })
  expect(ledger.differing()).toEqual([])
})
