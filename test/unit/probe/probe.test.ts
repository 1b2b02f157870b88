import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Probe } from '#electron/probe/probe.ts'
import type { ProbeTarget } from '#electron/probe/target.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import { canvas, drawLabel, jpegOf, type Programme } from './drawn-programme.ts'

const { label, pixels } = await drawLabel()
const scene = '直播间'
const target: ProbeTarget = {
  scene,
  canvas,
  label,
  moves: true,
  videos: [],
  outputRuns: false,
  blackAfterMs: 3_000,
  stillAfterMs: 10_000,
}

async function taken(shown: typeof label | null, change: Partial<Programme> = {}) {
  const jpeg = await jpegOf(shown, change)
  const fingerprint = createHash('sha256').update(jpeg).digest('hex')
  return { scene, pixels: await decodePicture(jpeg), fingerprint }
}

const labelled = await taken(label)
const bare = await taken(null)
const black = await taken(label, { ground: '#000000' })
const otherSize = await taken(label, { width: 540 })

function aimed(change: Partial<ProbeTarget> = {}): Probe {
  const probe = new Probe()
  probe.aim({ ...target, ...change })
  probe.setDrawn(label.picture.sha256, pixels)
  return probe
}

describe('the label', () => {
  test('is missed only after two looks that do not find it, and found again with one that does', () => {
    const probe = aimed()
    const verdicts = [labelled, bare, labelled, bare, bare, bare, labelled].map(
      (picture, index) => probe.look(picture, index * 250)?.sight.label,
    )
    expect(verdicts.map((believed) => [believed?.verdict, believed?.since])).toEqual([
      ['seen', 0],
      ['cannot-tell', 250],
      ['seen', 500],
      ['cannot-tell', 750],
      ['not-seen', 1_000],
      ['not-seen', 1_000],
      ['seen', 1_500],
    ])
  })

  test('cannot be told before its drawing is here, nor by the drawing of another one', () => {
    const probe = new Probe()
    probe.aim(target)
    expect(probe.look(labelled, 0)?.sight.label?.verdict).toBe('cannot-tell')
    probe.setDrawn('0'.repeat(64) as typeof label.picture.sha256, pixels)
    expect(probe.look(labelled, 1)?.sight.label?.verdict).toBe('cannot-tell')
  })

  test('is not spoken of where there is none to look for', () => {
    expect(aimed({ label: null }).look(bare, 0)).toMatchObject({ verdict: null, sight: { label: null } })
  })

  test('of the last scene says nothing of the next one', () => {
    const probe = aimed()
    probe.look(bare, 0)
    probe.aim({ ...target, scene: '商品特写' })
    expect(probe.look(bare, 250)).toBeNull()
    expect(probe.look({ ...bare, scene: '商品特写' }, 500)?.sight.label?.verdict).toBe('cannot-tell')
  })
})

describe('a programme that is black', () => {
  test('is told after its time, whatever the label shows', () => {
    const probe = aimed()
    expect(probe.look(black, 0)?.sight.black).toBe(false)
    expect(probe.look(black, 2_999)?.sight.black).toBe(false)
    expect(probe.look(black, 3_000)?.sight.black).toBe(true)
    expect(probe.look(labelled, 3_250)?.sight.black).toBe(false)
  })
})

describe('a programme that stands still', () => {
  const still = (probe: Probe, now: number, picture = labelled) => probe.look(picture, now)?.sight.still

  test('is told where a camera or a person is in it', () => {
    const probe = aimed()
    expect([0, 250, 10_249, 10_250].map((now) => still(probe, now))).toEqual([null, null, null, 'picture'])
    expect(still(probe, 10_500, bare)).toBeNull()
  })

  test('is lawful where nothing in it has to move', () => {
    const probe = aimed({ moves: false })
    expect([0, 250, 60_000].map((now) => still(probe, now))).toEqual([null, null, null])
  })

  test('is told of a video only while OBS says that it plays', () => {
    const probe = aimed({ moves: false, videos: ['宣传片'] })
    const counts = (frames: number) => ({ renderTotalFrames: frames, outputTotalFrames: 0 })
    probe.hear(counts(1), true, 0)
    still(probe, 0)
    still(probe, 250)
    expect(still(probe, 10_250)).toBe('picture')
    probe.hear(counts(2), false, 10_500)
    expect(still(probe, 10_500)).toBeNull()
  })

  test('compares pictures of one size with each other, not with those of another', () => {
    const probe = aimed()
    const pictures = [labelled, otherSize, labelled, otherSize, labelled]
    expect(pictures.map((picture, index) => still(probe, index * 3_000, picture))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(still(probe, 16_000)).toBe('picture')
  })

  test('is told whatever it shows where OBS draws no frame, or sends none though an output runs', () => {
    const counts = (renderTotalFrames: number, outputTotalFrames: number) => ({
      renderTotalFrames,
      outputTotalFrames,
    })
    const dead = aimed({ moves: false })
    for (const now of [0, 1_000, 11_000]) dead.hear(counts(7, 0), false, now)
    expect(still(dead, 11_000)).toBe('render')
    const silent = aimed({ moves: false, outputRuns: true })
    for (const now of [0, 1_000, 11_000]) silent.hear(counts(now, 7), false, now)
    expect(still(silent, 11_000)).toBe('output')
    const noOutput = aimed({ moves: false })
    for (const now of [0, 1_000, 11_000]) noOutput.hear(counts(now, 7), false, now)
    expect(still(noOutput, 11_000)).toBeNull()
  })
})

test('codes stay in the picture for as long as the next reading of them may take', () => {
  const probe = aimed()
  probe.readCodes(['https://b.example', 'https://a.example'], 1_000)
  probe.readCodes(['https://a.example'], 2_500)
  expect(probe.look(labelled, 3_000)?.sight.codes).toEqual(['https://a.example', 'https://b.example'])
  expect(probe.look(labelled, 5_000)?.sight.codes).toEqual(['https://a.example'])
  expect(probe.look(labelled, 9_000)?.sight.codes).toEqual([])
})
