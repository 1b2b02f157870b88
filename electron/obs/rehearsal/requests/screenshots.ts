import { RequestRefused, status } from '../protocol.ts'
import { renderForScreenshot } from '../world/frame.ts'
import { anySource, ownSize } from '../world/sources.ts'
import type { Handler, Outcome } from '../world/step.ts'
import type { Source, World } from '../world/world.ts'
import { type Data, optionalNumber, text } from './fields.ts'

/** Size of the picture: what was asked for, the missing side in proportion, the source's own where neither was. */
function pictureSize(world: World, source: Source, width = 0, height = 0) {
  const own = ownSize(world, source)
  const aspect = own.width / own.height
  if (width === 0 && height === 0) return own
  const size = {
    width: width === 0 ? Math.trunc(height * aspect) : width,
    height: height === 0 ? Math.trunc(width / aspect) : height,
  }
  return Number.isFinite(size.width * size.height) ? size : { width: 0, height: 0 }
}

function picture(world: World, data: Data, source: Source, format: string, path: string | null): Outcome {
  if (!world.rules.imageFormats.includes(format)) {
    throw new RequestRefused(
      status.invalidRequestField,
      'Your specified image format is invalid or not supported by this system.',
    )
  }
  const width = optionalNumber(data, 'imageWidth', 8, 4096)
  const height = optionalNumber(data, 'imageHeight', 8, 4096)
  const quality = optionalNumber(data, 'imageCompressionQuality', -1, 100) ?? -1
  const size = pictureSize(world, source, width, height)
  if (size.width < 1 || size.height < 1) {
    throw new RequestRefused(status.requestProcessingFailed, 'Failed to render screenshot.')
  }
  const rendered = renderForScreenshot(world, source.id)
  return { ...rendered, draw: { source: source.id, format, ...size, quality, path } }
}

export const getSourceScreenshot: Handler = (world, data) => {
  const source = anySource(world, data)
  return picture(world, data, source, text(data, 'imageFormat'), null)
}

/** Whether the folder exists is found out by whoever writes the file. */
export const saveSourceScreenshot: Handler = (world, data) => {
  const source = anySource(world, data)
  const format = text(data, 'imageFormat')
  return picture(world, data, source, format, text(data, 'imageFilePath'))
}
