/** Pictures of a label in a real OBS, taken as the probe takes them, and what it says of each. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { type DrawnLabel, openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { judgeLabel } from '#electron/probe/compare-label.ts'
import { type ExpectedLabel, expectLabel } from '#electron/probe/expected-label.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import type { LabelVerdict } from '#shared/model/sight.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { startRealObs } from '#test/harness/real-obs.ts'
import type { Size } from '#test/harness/real-obs-files.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { backgroundKinds, drawBackground, isMoving } from './probe-backgrounds.ts'
import { backgroundInput, type ProbeScene, probeCollection, probeScenes } from './probe-scenes.ts'

/** Grounds of each kind for each canvas: every picture is another one, none is counted twice. */
const groundsOfKind = 12
/** What the probe's small and its large look ask for: the picture's shorter side. */
export const shorterSides = [270, 540]
const quality = 60

export type Judged = {
  readonly scene: ProbeScene
  readonly verdict: LabelVerdict
  readonly shorterSide: number
  readonly decodeMs: number
  readonly judgeMs: number
}

/** A label in three wordings and corners, on every ground, as it must be and in every other way. */
export async function judgePictures(canvas: Size): Promise<Judged[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-probe-bench-'))
  try {
    const { labels, others } = await drawLabels(canvas, folder)
    const scenes = probeScenes(labels)
    const collection = probeCollection(labels, others, scenes, canvas)
    await using obs = await startRealObs({ canvas, collections: { Probe: collection } })
    const client = new OBSWebSocket()
    await client.connect(obs.url, obs.password)
    const expected = await expectations(labels, canvas)
    const random = seeded(20_261_124)
    const judged: Judged[] = []
    for (const kind of backgroundKinds) {
      for (let ground = 0; ground < groundsOfKind; ground++) {
        const file = join(folder, `ground-${kind}-${ground}.jpg`)
        await writeFile(file, await drawBackground(kind, half(canvas), random))
        await show(client, file, isMoving(kind))
        // Every label must be found on every ground; the ways of spoiling it have one label's turn.
        for (const scene of scenes.filter(({ label, truth }) => {
          return truth === 'in' || (label === ground % labels.length && (truth === 'out' || ground === 0))
        })) {
          for (const [index, shorterSide] of shorterSides.entries()) {
            const label = expected[scene.label]?.[index]
            if (label !== undefined) judged.push(await judge(client, scene, label, shorterSide))
          }
        }
      }
    }
    await client.disconnect()
    return judged
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function judge(
  client: OBSWebSocket,
  scene: ProbeScene,
  expected: ExpectedLabel,
  shorterSide: number,
): Promise<Judged> {
  const { imageData } = await client.call('GetSourceScreenshot', {
    sourceName: scene.name,
    imageFormat: 'jpg',
    imageWidth: expected.picture.width,
    imageHeight: expected.picture.height,
    imageCompressionQuality: quality,
  })
  const jpeg = Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64')
  const began = performance.now()
  const picture = await decodePicture(jpeg)
  const decoded = performance.now()
  const verdict = judgeLabel(picture, expected)
  const judgeMs = performance.now() - decoded
  return { scene, verdict, shorterSide, decodeMs: decoded - began, judgeMs }
}

/** OBS loads a picture with its next frame; the pause lets some pass. */
async function show(client: OBSWebSocket, file: string, moving: boolean): Promise<void> {
  await client.callBatch([
    { requestType: 'SetInputSettings', requestData: { inputName: backgroundInput, inputSettings: { file } } },
    {
      requestType: 'SetSourceFilterEnabled',
      requestData: { sourceName: backgroundInput, filterName: 'moving', filterEnabled: moving },
    },
    { requestType: 'Sleep', requestData: { sleepMillis: 150 } },
  ])
}

async function drawLabels(canvas: Size, folder: string) {
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const safeArea = {
    x: canvas.width * 0.04,
    y: canvas.height * 0.15,
    width: canvas.width * 0.8,
    height: canvas.height * 0.5,
  }
  const wordings = [
    ['AI生成', 'top-left'],
    ['人物画面由AI生成', 'bottom-right'],
    ['人工智能合成', 'top-right'],
  ] as const
  const labels: DrawnLabel[] = []
  const others: string[] = []
  for (const [text, corner] of wordings) {
    const label = await painter.drawLabel({ text, canvas, safeArea, corner, shortestSideShare: 0.05 })
    const other = join(folder, `other-${labels.length}.png`)
    await writeFile(other, await otherWords(label.at))
    labels.push(label)
    others.push(other)
  }
  return { labels, others }
}

/** A plate like the label's that says something else. */
async function otherWords({ width, height }: Size): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#12161c'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#ffffff'
  context.font = `${height * 0.6}px "Fairlive Overlay Bold"`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  context.fillText('限时优惠', width / 2, height / 2, width * 0.8)
  return canvas.encode('png')
}

/** For each label, what a picture of each size must show of it. */
async function expectations(labels: readonly DrawnLabel[], canvas: Size): Promise<ExpectedLabel[][]> {
  const scale = (side: number) => side / Math.min(canvas.width, canvas.height)
  const drawn: Pixels[] = await Promise.all(labels.map(({ picture }) => decodePicture(picture.file)))
  return labels.map((label, index) =>
    shorterSides.flatMap((side) => {
      const size = {
        width: Math.round(canvas.width * scale(side)),
        height: Math.round(canvas.height * scale(side)),
      }
      const pixels = drawn[index]
      const expected = pixels === undefined ? null : expectLabel(pixels, label, canvas, size)
      return expected === null ? [] : [expected]
    }),
  )
}

/** Grounds are drawn at half the canvas, which is cheaper; OBS draws them twice as large. */
function half({ width, height }: Size): Size {
  return { width: width / 2, height: height / 2 }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
