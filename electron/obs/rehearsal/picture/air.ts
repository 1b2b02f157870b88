/** The picture that goes out: the scene on air, mixed with the one that leaves while a transition runs. */
import { createCanvas } from '@napi-rs/canvas'
import type { Instant } from '#shared/model/ids.ts'
import { transitionCursor } from '../requests/scene-transitions.ts'
import { sceneOnAir } from '../world/programme.ts'
import type { Size, World } from '../world/world.ts'
import { encode } from './encode.ts'
import type { ImageCache } from './images.ts'
import { paint, paintSource } from './paint.ts'

export async function airPicture(
  world: World,
  size: Size,
  now: Instant,
  cache: ImageCache,
  format: string,
  quality: number,
): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'black'
  context.fillRect(0, 0, size.width, size.height)
  if (world.transition !== null) {
    const leaving = await paintSource(world, world.transition.from, size, now, cache, 'black')
    context.drawImage(leaving, 0, 0)
  }
  const scene = sceneOnAir(world)
  if (scene !== undefined && !world.loading) {
    context.globalAlpha = transitionCursor(world, now)
    context.drawImage(await paint(world, scene, size, now, cache, 'black'), 0, 0)
  }
  return encode(canvas, format, quality)
}
