import { mkdir, mkdtemp, mkdtempDisposable, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quickTiming } from '#electron/obs/rehearsal/rules.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { connectRaw } from '#test/harness/raw-obs-client.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { landscape } from '#test/harness/real-obs-files.ts'
import { comparable, difference, picturesIn } from './conformance/compare.ts'
import { families } from './conformance/families.ts'
import { play } from './conformance/run.ts'
import type { Family, Kit } from './conformance/scenario.ts'

const missing = realObsMissing()

/** Rounding differs between two renderers, edges fall on other pixels: so much of a picture may differ by more. */
const colourTolerance = 12
const differingShare = 0.03

describe.skipIf(missing !== null)(`the rehearsal OBS answers as a real OBS does${missing ?? ''}`, () => {
  describe.each(families)('$name', (family) => {
    let real: RealObs
    let rehearsal: RehearsalObs
    let kit: Kit

    beforeAll(async () => {
      kit = await makeKit()
      real = await startRealObs({
        framesPerSecond: 60,
        ...(family.plan === undefined
          ? {}
          : { collections: { [family.plan.name]: obsCollection(family.plan) } }),
      })
      rehearsal = await startLike(family, real.password, join(kit.folder, 'recordings'))
    })

    afterAll(async () => {
      await rehearsal[Symbol.asyncDispose]()
      await real[Symbol.asyncDispose]()
      await rm(kit.folder, { recursive: true })
    })

    for (const scenario of family.scenarios) {
      it(scenario.name, async () => {
        const steps = scenario.steps(kit)
        const expected = await play(scenario, real.url, real.password, kit)
        const got = await play(scenario, rehearsal.url, rehearsal.password, kit)
        expect(comparable(got, steps, join(kit.folder, 'recordings'))).toEqual(
          comparable(expected, steps, real.recordDirectory),
        )
        const wanted = await picturesIn(expected)
        for (const [index, picture] of (await picturesIn(got)).entries()) {
          const model = wanted[index]
          const share = model === undefined ? 1 : difference(picture, model, colourTolerance)
          expect(share, `share of differing pixels: ${picture.label}`).toBeLessThanOrEqual(differingShare)
        }
      })
    }
  })
})

describe.skipIf(missing !== null)('the rehearsal OBS', () => {
  it('knows no request, input or transition that a real one does not know, its own cameras apart', async () => {
    await using real = await startRealObs()
    await using folder = await mkdtempDisposable(join(tmpdir(), 'fairlive-conformance-'))
    await using rehearsal = await startLike(
      families[0] ?? { name: '', scenarios: [] },
      real.password,
      folder.path,
    )
    const expected = await vocabulary(real.url, real.password)
    const got = await vocabulary(rehearsal.url, rehearsal.password)
    const own = ['rehearsal_camera', 'rehearsal_microphone']
    expect(got.filter((word) => !expected.includes(word))).toEqual(own)
  })
})

/** Everything that an OBS says it knows, by name. */
async function vocabulary(url: string, password: string): Promise<readonly unknown[]> {
  await using client = await connectRaw(url, password)
  const lists = [
    ['GetVersion', 'availableRequests'],
    ['GetInputKindList', 'inputKinds'],
    ['GetTransitionKindList', 'transitionKinds'],
  ] as const
  const words: unknown[] = []
  for (const [request, field] of lists) {
    const { responseData } = await client.request(request)
    words.push(...((responseData?.[field] ?? []) as unknown[]))
  }
  return words
}

function startLike(family: Family, password: string, recordDirectory: string): Promise<RehearsalObs> {
  const empty = { name: 'Untitled', inputs: [], scenes: [{ name: 'Scene', items: [] }], program: 'Scene' }
  return startRehearsalObs({
    password,
    canvas: landscape,
    framesPerSecond: 60,
    collections: [family.plan ?? empty],
    recordDirectory,
    timing: quickTiming,
    hasVirtualCamera: false,
    streamServerAnswers: false,
    imageFormats: ['bmp', 'jpeg', 'jpg', 'png'],
  })
}

async function makeKit(): Promise<Kit> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-conformance-'))
  await mkdir(join(folder, 'recordings'))
  const image = join(folder, 'corners.png')
  const canvas = createCanvas(120, 80)
  const context = canvas.getContext('2d')
  for (const [x, y, colour] of [
    [0, 0, 'red'],
    [60, 0, 'lime'],
    [0, 40, 'blue'],
    [60, 40, 'rgba(255, 255, 255, 0.5)'],
  ] as const) {
    context.fillStyle = colour
    context.fillRect(x, y, 60, 40)
  }
  await writeFile(image, canvas.toBuffer('image/png'))
  return { folder, image }
}
