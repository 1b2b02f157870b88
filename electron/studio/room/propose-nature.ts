import type { SourceNature } from '#shared/model/rooms.ts'
import type { SourceReport } from './room-protocol.ts'

/** Programs and words that stand for an avatar: found in a source's name, its window, its file or its address. */
const avatarWords =
  /数字人|虚拟(主播|人|形象)|avatar|vtuber|live2d|vtube ?studio|vseeface|warudo|animaze|prprlive|veadotube|digital ?human/i

/** Input kinds of OBS that film what stands in front of a lens. */
const cameraKinds =
  /^(v4l2_input|dshow_input|av_capture_input.*|macos-avcapture|decklink-input|rehearsal_camera)$/

/** Kinds that play or show something made before. */
const mediaKinds = /^(image_source|slideshow.*|ffmpeg_source|vlc_source|color_source.*|text_.*)$/

/** What a source probably is; a proposal that the operator confirms or corrects, null where nothing can be guessed. */
export function proposeNature({ name, kind, capture }: SourceReport): SourceNature | null {
  if (avatarWords.test(name) || avatarWords.test(capture)) return 'virtual-image'
  if (cameraKinds.test(kind)) return 'real'
  if (mediaKinds.test(kind)) return 'media'
  return null
}
