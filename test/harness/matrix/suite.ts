/** Every way of changing OBS by hand, tried on an OBS, whichever it is: each ends as its row declares. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type documented, keyOf, lineOf, type Seen } from './table.ts'
import { Trial } from './trial.ts'
import type { Family, StartObs } from './way.ts'

export type MatrixOptions = {
  readonly on: 'real' | 'rehearsal'
  readonly start: StartObs
  readonly families: readonly Family[]
  /** What docs/guards.md must say of each row; null where it is not compared. */
  readonly compare: ReturnType<typeof documented> | null
  /** Hears of every row that ended as it must. */
  readonly onSeen?: (seen: Seen) => void
}

export function matrixSuite(name: string, options: MatrixOptions): void {
  describe(name, () => {
    let trial: Trial
    beforeAll(async () => {
      trial = await Trial.begin(options.start)
    })
    afterAll(() => trial[Symbol.asyncDispose]())

    for (const family of familiesOn(options)) {
      describe(family.title, () => {
        beforeAll(() => trial.enter(family))
        afterAll(() => trial.leave())
        test.each(family.ways)('$what', async (way) => {
          const ms = await trial.of(way)
          options.onSeen?.({ family: family.title, way, ms })
          if (options.compare === null) return
          expect(options.compare.get(keyOf(family.title, way.what))).toEqual(lineOf(way))
        })
      })
    }
  })
}

/** The families with the ways that this OBS can do. */
export function familiesOn({ on, families }: Pick<MatrixOptions, 'on' | 'families'>): readonly Family[] {
  return families
    .map((family) => ({
      ...family,
      ways: family.ways.filter(({ only }) => only === undefined || only === on),
    }))
    .filter(({ ways }) => ways.length > 0)
}
