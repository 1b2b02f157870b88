/** What an input of OBS takes its picture from, read out of its kind and settings. Total: no settings are too strange. */
import type { Capture } from '#shared/model/capture.ts'
import type { SourceFamily } from '#shared/model/declarations.ts'
import { captureKinds } from './capture-kinds.ts'
import { Settings } from './settings.ts'

/** Input kinds of OBS, on its three systems, that have sound and no picture. */
const soundOnly =
  /^(pulse|alsa|jack|wasapi|coreaudio|sndio|pipewire[_-]audio|sck_audio|oss)[_-]|^(audio_line|rehearsal_microphone)$/

/** `settings` as GetInputSettings answers them: what was never set is missing, so a default must be known here. */
export function readCapture(kind: string, settings: Readonly<Record<string, unknown>>): Capture {
  const reader = captureKinds.get(withoutVersion(kind))
  const values = new Settings(settings)
  if (reader !== undefined) {
    const {
      family = reader.family,
      shown = '',
      hidden = '',
      names = {},
      isEmpty = false,
    } = reader.read(values)
    return { family, shown, hidden, names, isEmpty }
  }
  // Of a kind that nobody knows, every text may decide what it shows; numbers are mostly sizes and rates.
  return soundOnly.test(kind)
    ? { family: 'sound', shown: '', hidden: '', names: {}, isEmpty: false }
    : { family: 'other', shown: '', hidden: values.allTexts(), names: values.anyNames(), isEmpty: false }
}

/** The family of a kind, before its settings are known. */
export function familyOf(kind: string): SourceFamily {
  return captureKinds.get(withoutVersion(kind))?.family ?? (soundOnly.test(kind) ? 'sound' : 'other')
}

/** What a declaration remembers of a capture: the open part, and a keyed fingerprint of the rest. */
export function captureLine({ shown, hidden }: Capture, fingerprint: (secret: string) => string): string {
  return hidden === '' ? shown : `${shown}…${fingerprint(hidden)}`
}

/** OBS gives a kind that was made anew a number: `color_source_v3`. */
function withoutVersion(kind: string): string {
  return kind.replace(/_v\d+$/, '')
}
