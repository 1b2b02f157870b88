import type { Intent } from '#shared/model/intent.ts'
import type { Input } from '#shared/model/obs.ts'

/** Names of the inputs that the studio makes for itself; whoever bears one of them is judged as its own. */
export function ownInputNames({ label, cardInput, noticeInput, safeScene }: Intent): readonly string[] {
  return [...(label === null ? [] : [label.input]), cardInput, noticeInput, safeScene.input]
}

/**
 * Whether nobody has to say what an input is, because the studio knows: it made the input, or it drew the picture that
 * the input shows (one of its own under another name, or a copy).
 */
export function isOwnInput({ name, settings }: Input, intent: Intent): boolean {
  if (ownInputNames(intent).includes(name)) return true
  const { label, card, notice, safeScene } = intent
  const file = settings.known ? settings.value.file : undefined
  const drawn = [label?.picture, card?.picture, notice?.picture, safeScene.picture]
  return typeof file === 'string' && drawn.some((picture) => picture?.file === file)
}
