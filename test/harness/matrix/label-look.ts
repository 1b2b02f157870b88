/** A look at the air with none of the guards' code: what another client is told of the label, and what its picture shows. */
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { judgeLabel } from '#electron/probe/compare-label.ts'
import { expectLabel } from '#electron/probe/expected-label.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { LabelIntent } from '#shared/model/intent.ts'
import type { LabelVerdict } from '#shared/model/sight.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { canvas } from '../guarded-room.ts'

/** A third of the canvas: the label's characters are 18 pixels high, enough to tell, and OBS draws it in some milliseconds. */
const picture = { width: canvas.width / 3, height: canvas.height / 3 }

export class LabelLook {
  readonly #obs: OBSWebSocket
  readonly #label: LabelIntent
  readonly #drawn: Pixels

  private constructor(obs: OBSWebSocket, label: LabelIntent, drawn: Pixels) {
    this.#obs = obs
    this.#label = label
    this.#drawn = drawn
  }

  /** To be made while the label's file is as it was drawn. */
  static async at(obs: OBSWebSocket, label: LabelIntent): Promise<LabelLook> {
    return new LabelLook(obs, label, await decodePicture(label.picture.file))
  }

  /** Everything that somebody sees of a label that is in force; compare with `asItMustBe`. */
  async onAir(): Promise<object> {
    const { currentProgramSceneName: sceneName } = await this.#obs.call('GetSceneList')
    const { sceneItems } = await this.#obs.call('GetSceneItemList', { sceneName })
    const top = sceneItems.at(-1) ?? {}
    const at = (top.sceneItemTransform ?? {}) as Record<string, unknown>
    const { inputs } = await this.#obs.call('GetInputList')
    if (!inputs.some(({ inputName }) => inputName === ownNames.labelInput)) return { top: null }
    const { inputSettings } = await this.#obs.call('GetInputSettings', { inputName: ownNames.labelInput })
    const { filters } = await this.#obs.call('GetSourceFilterList', { sourceName: ownNames.labelInput })
    const { studioModeEnabled } = await this.#obs.call('GetStudioModeEnabled')
    return {
      top: top.sourceName,
      shown: top.sceneItemEnabled,
      blend: top.sceneItemBlendMode,
      place: [at.positionX, at.positionY, at.scaleX, at.scaleY, at.rotation, at.alignment, at.boundsType],
      crop: [at.cropLeft, at.cropRight, at.cropTop, at.cropBottom],
      file: inputSettings.file,
      filters: filters.filter((filter) => filter.filterEnabled),
      studioMode: studioModeEnabled,
      picture: await this.inPicture(sceneName),
    }
  }

  get asItMustBe(): object {
    const { at, picture } = this.#label
    return {
      top: ownNames.labelInput,
      shown: true,
      blend: 'OBS_BLEND_NORMAL',
      place: [at.x, at.y, 1, 1, 0, 5, 'OBS_BOUNDS_NONE'],
      crop: [0, 0, 0, 0],
      file: picture.file,
      filters: [],
      studioMode: false,
      picture: 'seen' satisfies LabelVerdict,
    }
  }

  /** What the scene's picture shows where the label belongs. */
  async inPicture(sourceName: string): Promise<LabelVerdict> {
    const { imageData } = await this.#obs.call('GetSourceScreenshot', {
      sourceName,
      imageFormat: 'jpg',
      imageWidth: picture.width,
      imageHeight: picture.height,
    })
    const taken = await decodePicture(Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64'))
    return judgeLabel(taken, expectLabel(this.#drawn, this.#label, canvas, picture))
  }
}
