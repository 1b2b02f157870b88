import type { Intent } from '#shared/model/intent.ts'
import type { Input } from '#shared/model/obs.ts'

/**
 * Whether nobody has to say what an input is, because the studio knows: it made the input, or it drew the picture that
 * the input shows (one of its own under another name, or a copy).
 */
export function isOwnInput({ name, settings }: Input, intent: Intent): boolean {
  const { label, card, cardInput, notice, noticeInput, safeScene } = intent
  if ([label?.input, cardInput, noticeInput, safeScene.input].includes(name)) return true
  const file = settings.known ? settings.value.file : undefined
  const drawn = [label?.picture, card?.picture, notice?.picture, safeScene.picture]
  return typeof file === 'string' && drawn.some((picture) => picture?.file === file)
}
