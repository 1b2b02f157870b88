/** Draws a source of a world, as OBS would show it, onto a canvas of any size. */
import {
  type Canvas,
  createCanvas,
  type GlobalCompositeOperation,
  type Image,
  type SKRSContext2D,
} from '@napi-rs/canvas'
import type { Instant } from '#shared/model/ids.ts'
import type { BlendMode } from '#shared/model/obs.ts'
import { effectiveSettings } from '../requests/inputs.ts'
import { croppedSize, effectsOf } from '../world/filter-effects.ts'
import { ownSize, sizeOf } from '../world/sources.ts'
import type { InputSource, Item, SceneSource, Size, Source, SourceId, World } from '../world/world.ts'
import { cssColour } from './colour.ts'
import type { ImageCache } from './images.ts'
import { drawText } from './lettering.ts'
import { placing, sizeAfterCrop } from './placing.ts'
import { drawFigure } from './presenter.ts'

const composites: Readonly<Record<BlendMode, GlobalCompositeOperation>> = {
  OBS_BLEND_NORMAL: 'source-over',
  OBS_BLEND_ADDITIVE: 'lighter',
  OBS_BLEND_SUBTRACT: 'difference',
  OBS_BLEND_SCREEN: 'screen',
  OBS_BLEND_MULTIPLY: 'multiply',
  OBS_BLEND_LIGHTEN: 'lighten',
  OBS_BLEND_DARKEN: 'darken',
}

type Brush = {
  readonly world: World
  readonly context: SKRSContext2D
  readonly images: ReadonlyMap<SourceId, Image>
  readonly now: Instant
}

/** A picture of one source at the given size; see-through where nothing is drawn, unless a ground is given. */
export async function paintSource(
  world: World,
  id: SourceId,
  size: Size,
  now: Instant,
  cache: ImageCache,
  ground?: string,
): Promise<Canvas> {
  const source = world.sources.get(id)
  return source === undefined ? blank(size, ground).canvas : paint(world, source, size, now, cache, ground)
}

/** A picture of a scene, whether or not it is one of the world's: studio mode's private copy is not. */
export async function paint(
  world: World,
  source: Source,
  size: Size,
  now: Instant,
  cache: ImageCache,
  ground?: string,
): Promise<Canvas> {
  const images = await imagesIn(world, source, cache)
  const { canvas, context } = blank(size, ground)
  // OBS takes the size before the filters: what a crop filter leaves fills less of the picture.
  const own = ownSize(world, source)
  if (own.width > 0 && own.height > 0) {
    context.scale(size.width / own.width, size.height / own.height)
    drawSource({ world, context, images, now }, source)
  }
  return canvas
}

function blank(size: Size, ground: string | undefined) {
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (ground !== undefined) {
    context.fillStyle = ground
    context.fillRect(0, 0, size.width, size.height)
  }
  return { canvas, context }
}

/** Everything that has to be read before drawing, which itself then waits for nothing. */
async function imagesIn(
  world: World,
  root: Source,
  cache: ImageCache,
): Promise<ReadonlyMap<SourceId, Image>> {
  const wanted: InputSource[] = []
  const visit = (source: Source | undefined) => {
    if (source?.type === 'input' && source.kind === 'image_source') wanted.push(source)
    if (source?.type !== 'scene') return
    for (const item of source.items) if (item.enabled) visit(world.sources.get(item.source))
  }
  visit(root)
  const found = await Promise.all(
    wanted.map(async (input) => {
      const { file } = input.settings
      const readable = typeof file === 'string' && input.fileTime !== null
      return [input.id, readable ? await cache.get(file, input.fileTime) : null] as const
    }),
  )
  return new Map(found.flatMap(([id, image]) => (image === null ? [] : [[id, image] as const])))
}

function drawSource(brush: Brush, source: Source): void {
  const { context, world } = brush
  const own = ownSize(world, source)
  const effects = effectsOf(own, source.filters)
  const left = croppedSize(own, source.filters)
  context.save()
  context.globalAlpha *= effects.opacity
  clip(context, left)
  context.translate(-effects.left, -effects.top)
  if (source.type === 'input') drawInput(brush, source)
  else drawScene(brush, source)
  context.restore()
}

function clip(context: SKRSContext2D, size: Size): void {
  context.beginPath()
  context.rect(0, 0, size.width, size.height)
  context.clip()
}

function drawScene(brush: Brush, scene: SceneSource): void {
  for (const item of scene.items) drawItem(brush, item)
}

function drawItem(brush: Brush, item: Item): void {
  const { context, world } = brush
  const source = world.sources.get(item.source)
  if (!item.enabled || source === undefined || source.removed) return
  const left = sizeAfterCrop(sizeOf(world, source.id), item.crop)
  const matrix = placing(item.placement, left)
  if (matrix === null) return
  context.save()
  context.globalCompositeOperation = composites[item.blendMode]
  context.transform(...matrix)
  clip(context, left)
  context.translate(-item.crop.cropLeft, -item.crop.cropTop)
  drawSource(brush, source)
  context.restore()
}

function drawInput(brush: Brush, input: InputSource): void {
  const { context, now } = brush
  const settings = effectiveSettings(input)
  switch (input.kind) {
    case 'color_source_v3':
      context.fillStyle = cssColour(settings.color)
      context.fillRect(0, 0, input.size.width, input.size.height)
      return
    case 'text_ft2_source_v2':
      drawText(context, settings)
      return
    case 'rehearsal_camera':
      drawFigure(context, settings, now)
      return
    case 'image_source': {
      const image = brush.images.get(input.id)
      if (image !== undefined) context.drawImage(image, 0, 0, input.size.width, input.size.height)
      return
    }
    default:
      return
  }
}
