import { createHmac } from 'node:crypto'
import type { SourcesIntent } from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'

/** By what sources are judged: the pack's rules, and a key of its own drawn from the studio's secret. */
export function judging({
  pack,
  pepper,
}: {
  readonly pack: Pack
  readonly pepper: Uint8Array
}): Omit<SourcesIntent, 'declared'> {
  const { families, words, programs } = pack.declarations
  const fingerprintKey = createHmac('sha256', pepper).update('fairlive sources 1').digest('hex')
  return { rules: { families, words, programs }, fingerprintKey }
}
