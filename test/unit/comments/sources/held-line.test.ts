import { expect, test } from 'vitest'
import type { BackOffRule } from '#electron/comments/sources/back-off.ts'
import { HeldLine, type LineEvents } from '#electron/comments/sources/held-line.ts'
import { Inlet } from '#electron/comments/sources/inlet.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

const backOff: BackOffRule = { firstMs: 1_000, capMs: 8_000, patientMs: 60_000, lastsMs: 30_000 }

function line(resumes = false) {
  const clock = new ManualClock()
  const gathered = new Gathered()
  const surroundings = gathered.surroundings(clock)
  const inlet = new Inlet({
    platform: 'test',
    name: 'room',
    sink: gathered,
    surroundings,
    watchesClock: false,
  })
  const attempts: { events: LineEvents; ended: boolean }[] = []
  const held = new HeldLine({
    dial(events) {
      const attempt = { events, ended: false }
      attempts.push(attempt)
      return {
        end() {
          attempt.ended = true
        },
      }
    },
    inlet,
    surroundings,
    backOff,
    resumes,
  })
  const last = () => {
    const attempt = attempts.at(-1)
    if (attempt === undefined) throw new Error('no attempt')
    return attempt.events
  }
  const facts = () => gathered.facts.map(({ fact }) => fact)
  return { held, clock, gathered, attempts, last, facts }
}

const refusal = { said: { zh: '不行。', en: 'No.' }, remedy: { zh: '改。', en: 'Mend it.' } }

test('each failed attempt doubles the wait up to the cap, and half of each wait is chance', () => {
  const { clock, attempts, last } = line()
  const waits: number[] = []
  for (let n = 0; n < 6; n += 1) {
    last().down({ how: 'lost', why: 'ECONNREFUSED' })
    const before = attempts.length
    const from = clock.now()
    while (attempts.length === before) clock.advance(1)
    waits.push(clock.now() - from)
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000])
})

test('back after a loss: what may be missed reaches from the last thing heard to now', () => {
  const { clock, gathered, last, facts } = line()
  last().up()
  clock.advance(40_000)
  last().alive()
  clock.advance(5_000)
  const heardAt = clock.now() - 5_000
  last().down({ how: 'lost', why: 'closed 1006' })
  clock.advance(500)
  last().down({ how: 'lost', why: 'ECONNREFUSED' })
  clock.advance(1_000)
  last().up()
  expect(facts()).toEqual(['connected', 'lost', 'connected', 'missed'])
  expect(gathered.of('missed')[0]).toMatchObject({ from: heardAt, to: clock.now(), certain: false })
})

test('the first connection misses nothing; a first connection that came late may have', () => {
  const { clock, gathered, last, facts } = line()
  const openedAt = clock.now()
  last().down({ how: 'lost', why: 'ECONNREFUSED' })
  clock.advance(500)
  last().up()
  expect(facts()).toEqual(['lost', 'connected', 'missed'])
  expect(gathered.of('missed')[0]).toMatchObject({ from: openedAt, to: clock.now() })
})

test('where the other side keeps what was not acknowledged, being away is missing nothing', () => {
  const { clock, last, facts } = line(true)
  last().up()
  last().down({ how: 'lost', why: 'closed 1001' })
  clock.advance(500)
  last().up()
  expect(facts()).toEqual(['connected', 'lost', 'connected'])
})

test('a refusal is said once, is tried again slowly, and again said when it is another', () => {
  const { clock, gathered, attempts, last } = line()
  last().down({ how: 'refused', ...refusal })
  clock.advance(59_999)
  expect(attempts).toHaveLength(1)
  clock.advance(1)
  last().down({ how: 'refused', ...refusal })
  clock.advance(60_000)
  last().down({ how: 'refused', ...refusal, said: { zh: '没有这个房间。', en: 'No such room.' } })
  expect(gathered.of('refused').map(({ said }) => said.en)).toEqual(['No.', 'No such room.'])
})

test('a connection that falls at once is no success: the waits go on growing', () => {
  const { clock, attempts, last } = line()
  for (const wait of [500, 1_000, 2_000]) {
    last().up()
    last().down({ how: 'lost', why: 'closed 1000' })
    const before = attempts.length
    clock.advance(wait - 1)
    expect(attempts).toHaveLength(before)
    clock.advance(1)
    expect(attempts).toHaveLength(before + 1)
  }
  last().up()
  clock.advance(30_000)
  last().down({ how: 'lost', why: 'closed 1000' })
  const before = attempts.length
  clock.advance(500)
  expect(attempts).toHaveLength(before + 1)
})

test('an attempt that is over is not listened to, and a closed line makes none', () => {
  const { held, clock, attempts, last, facts } = line()
  const first = last()
  first.down({ how: 'lost', why: 'ECONNREFUSED' })
  first.up()
  first.down({ how: 'lost', why: 'again' })
  clock.advance(500)
  expect(attempts.map(({ ended }) => ended)).toEqual([true, false])
  held.close()
  last().up()
  last().down({ how: 'lost', why: 'closed' })
  clock.advance(1_000_000)
  expect([attempts.length, facts()]).toEqual([2, ['lost']])
  expect(attempts.map(({ ended }) => ended)).toEqual([true, true])
})
