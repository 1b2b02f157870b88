/** The life of a session: the picture in the file's head is the machine, and nothing leads elsewhere. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Phase } from '#shared/model/rooms.ts'
import { isOut, isPrepared, type Move, move } from '#shared/rules/session.ts'

const phases = Phase.options
const moves: readonly Move[] = [
  'begin-preflight',
  'end-preflight',
  'rehearse',
  'go-live',
  'back-to-preflight',
  'close',
  'archive',
]

/** The machine as it was asked for, written down a second time by hand: from, move, to. */
const legal: readonly (readonly [Phase, Move, Phase])[] = [
  ['idle', 'begin-preflight', 'preflight'],
  ['archived', 'begin-preflight', 'preflight'],
  ['preflight', 'end-preflight', 'idle'],
  ['preflight', 'rehearse', 'rehearsing'],
  ['preflight', 'go-live', 'live'],
  ['rehearsing', 'go-live', 'live'],
  ['rehearsing', 'back-to-preflight', 'preflight'],
  ['rehearsing', 'close', 'closing'],
  ['live', 'close', 'closing'],
  ['closing', 'archive', 'archived'],
]

const found = phases.flatMap((from) =>
  moves.flatMap((wanted) => {
    const next = move(from, wanted)
    return next.ok ? [[from, wanted, next.value] as const] : []
  }),
)

test('the moves that are possible are those that were asked for, and no others', () => {
  expect(found.toSorted()).toEqual(legal.toSorted())
})

test('the drawing in the head of the file shows every phase and every arrow that leads on', () => {
  const source = readFileSync(new URL('../../../shared/rules/session.ts', import.meta.url), 'utf8')
  const drawing = source.slice(source.indexOf('```'), source.lastIndexOf('```'))
  for (const phase of phases) expect(drawing).toContain(phase)
  const [forward = ''] = /idle -> .*/.exec(drawing) ?? []
  const steps = forward.split('->').map((step) => step.split('|').map((name) => name.trim()))
  const drawn = steps.flatMap((from, index) =>
    from.flatMap((one) => (steps[index + 1] ?? []).map((other) => `${one} ${other}`)),
  )
  const possible = new Set(found.map(([from, , to]) => `${from} ${to}`))
  expect(drawn.filter((arrow) => !possible.has(arrow))).toEqual([])
  expect(drawing).toContain('rehearsing -> live')
})

describe('whatever is asked of a session', () => {
  const sequence = fc.array(fc.constantFrom(...moves), { maxLength: 40 })

  test('it is always in a phase, changes by a legal move only, and stays where it was when refused', () => {
    fc.assert(
      fc.property(sequence, (wanted) => {
        let phase: Phase = 'idle'
        for (const one of wanted) {
          const next = move(phase, one)
          const known = legal.find(([from, name]) => from === phase && name === one)
          expect(next.ok ? next.value : null).toBe(known?.[2] ?? null)
          if (next.ok) phase = next.value
          expect(phases).toContain(phase)
        }
      }),
    )
  })

  test('it goes live only through a preflight, and reaches the archive only through closing', () => {
    fc.assert(
      fc.property(sequence, (wanted) => {
        const path: Phase[] = ['idle']
        for (const one of wanted) {
          const next = move(path.at(-1) ?? 'idle', one)
          if (next.ok) path.push(next.value)
        }
        for (const [index, phase] of path.entries()) {
          if (isOut(phase)) expect(['preflight', 'rehearsing']).toContain(path[index - 1])
          if (phase === 'archived') expect(path[index - 1]).toBe('closing')
        }
      }),
    )
  })

  test('a refusal says in both languages where it is and from where it could be done', () => {
    const refusals = phases.flatMap((from) =>
      moves.flatMap((wanted) => {
        const next = move(from, wanted)
        return next.ok ? [] : [{ from, wanted, refusal: next.refusal }]
      }),
    )
    expect(refusals).toHaveLength(phases.length * moves.length - legal.length)
    for (const { from, wanted, refusal } of refusals) {
      expect(refusal.code).toBe('session.wrong-phase')
      expect(refusal.said.en).toContain(`“${from}”`)
      expect(refusal.said.zh).toMatch(/“[一-鿿]+”/)
      for (const [possible] of legal.filter(([, name]) => name === wanted)) {
        expect(refusal.remedy.en).toContain(`“${possible}”`)
      }
    }
  })
})

test('overlays are ready from the preflight to the last frame, and the room is out in between', () => {
  expect(phases.filter(isOut)).toEqual(['rehearsing', 'live'])
  expect(phases.filter(isPrepared)).toEqual(['preflight', 'rehearsing', 'live', 'closing'])
})
