import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pack } from '#shared/model/pack.ts'
import { parsePack } from '#shared/rules/pack.ts'

/** The pack that this version of the studio ships and judges by. */
const shippedPack = 'cn-live-2026.1'

/** Reads the shipped rule pack. A pack that does not parse means a broken installation: throws with the pack's own words. */
export function loadPack(resourcesDir: string): Pack {
  const folder = join(resourcesDir, 'rules', shippedPack)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const pack = parsePack(texts, (text) => createHash('sha256').update(text).digest('hex'))
  if (!pack.ok) throw new Error(`${pack.refusal.said.zh} ${pack.refusal.said.en} (${folder})`)
  return pack.value
}
