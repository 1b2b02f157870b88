/** Draws every picture of the demo room into resources/demo/pictures: `node scripts/draw-demo.ts`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goods } from './draw-demo-goods.ts'
import { presenter, studio, table } from './draw-demo-scenes.ts'
import { drawShapes, type Frame, type Shape } from './draw-shapes.ts'

const folder = join(import.meta.dirname, '../resources/demo/pictures')
const screen: Frame = { design: 1080, width: 1080, height: 1920 }
const square: Frame = { design: 600, width: 600, height: 600 }

const pictures: readonly (readonly [name: string, shapes: readonly Shape[], frame: Frame])[] = [
  ['studio', studio, screen],
  ['presenter', presenter, { ...screen, down: -110 }],
  ['table', table, screen],
  ...Object.entries(goods).map(([name, shapes]) => [name, shapes, square] as const),
]

await mkdir(folder, { recursive: true })
for (const [name, shapes, frame] of pictures) {
  const png = await drawShapes(shapes, frame).encode('png')
  await writeFile(join(folder, `${name}.png`), png)
  console.log(`${name}.png ${Math.ceil(png.length / 1000)} kB`)
}
