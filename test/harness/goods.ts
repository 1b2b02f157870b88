/** Made-up goods, one for each answer of the directory. */

import { loadDemo } from '#electron/studio/demo.ts'
import type { CardFields, Decision } from '#shared/model/cards.ts'
import { resourcesDir } from './studio.ts'

const demo = loadDemo(resourcesDir).cards

/** The demo's first card of that verdict under the shipped pack. */
export function goodsOf(verdict: Decision): CardFields {
  const card = demo.find((one) => one.verdict === verdict)
  if (card === undefined) throw new Error(`the demo has no card of verdict ${verdict}`)
  return card.fields
}
