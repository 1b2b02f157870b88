import { isPrepared } from '#shared/rules/session.ts'
import { type Guard, violation } from './guard.ts'
import { sizeText } from './stood.ts'

/**
 * The canvas has the size that the overlays were drawn for. One that changed is told at once; the studio draws anew for
 * it, and with the next intent this holds again.
 */
export const canvasGuard: Guard = {
  id: 'canvas',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent) {
    if (!isPrepared(intent.phase)) return []
    if (!obs.canvas.known) return [violation(this.id, 'unknown', 'canvas')]
    const { baseWidth, baseHeight } = obs.canvas.value
    const isSame = baseWidth === intent.canvas.width && baseHeight === intent.canvas.height
    if (isSame) return []
    return [violation(this.id, 'canvas-changed', sizeText(obs.canvas.value))]
  },
}
