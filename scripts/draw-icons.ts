/**
 * Draws the studio's icons into resources/icons: `node scripts/draw-icons.ts`. The sign is a level beam on its point,
 * with the live dot in balance above it and two waves around the dot.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { icnsOf, icoOf, type SizedPng } from './draw-icons-files.ts'
import { box, drawShapes, fill, oval, type Shape, stroke } from './draw-shapes.ts'

const folder = join(import.meta.dirname, '../resources/icons')
const night = '#14232b'
const accent = '#3fc7a8'
const paper = '#f4f8f8'
const live = '#ff4d3d'

/** 1024 a side. */
const app: readonly Shape[] = [
  fill(night, box(64, 64, 896, 896, 204)),
  stroke('#3a8f7c', 52, 'M288 500a224 224 0 0 1 448 0'),
  stroke('#2b5f5b', 52, 'M184 500a328 328 0 0 1 656 0'),
  fill(live, oval(512, 474, 84)),
  fill(accent, box(208, 596, 608, 64, 32)),
  fill(paper, 'M512 690l104 150a22 22 0 0 1-18 34H426a22 22 0 0 1-18-34z'),
]

type Tray = { readonly line: string; readonly dot: readonly Shape[] }

/** 32 a side, so that both tray sizes fall on whole pixels. */
function tray({ line, dot }: Tray): Shape[] {
  return [fill(line, box(2, 18, 28, 4, 2)), fill(line, 'M16 24l5 7H11z'), ...dot]
}

function waves(colour: string): Shape {
  return stroke(colour, 3, 'M5 12a11 9 0 0 1 22 0')
}

/** `…Template` is what macOS recolours itself; the others stand on light and dark bars alike. */
const trays: Readonly<Record<string, Shape[]>> = {
  'tray-idle': tray({ line: '#7d8b92', dot: [stroke('#7d8b92', 3, oval(16, 11, 4))] }),
  'tray-live': tray({ line: '#2aa88b', dot: [waves('#2aa88b'), fill(live, oval(16, 12, 4.5))] }),
  'tray-idleTemplate': tray({ line: '#000000', dot: [stroke('#000000', 3, oval(16, 11, 4))] }),
  'tray-liveTemplate': tray({ line: '#000000', dot: [waves('#000000'), fill('#000000', oval(16, 12, 4.5))] }),
}

async function draw(shapes: readonly Shape[], design: number, side: number): Promise<SizedPng> {
  return { side, png: await drawShapes(shapes, { design, width: side, height: side }).encode('png') }
}

const sides = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const sizes = await Promise.all(sides.map((side) => draw(app, 1024, side)))
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'icon.png'), (await draw(app, 1024, 1024)).png)
await writeFile(join(folder, 'icon.ico'), icoOf(sizes.filter(({ side }) => side <= 256)))
await writeFile(join(folder, 'icon.icns'), icnsOf(sizes))
for (const [name, shapes] of Object.entries(trays)) {
  await writeFile(join(folder, `${name}.png`), (await draw(shapes, 32, 16)).png)
  await writeFile(join(folder, `${name}@2x.png`), (await draw(shapes, 32, 32)).png)
}
