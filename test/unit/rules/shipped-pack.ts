/** The rule pack that ships, read from disk as the studio reads it, and made-up cards to judge by it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CardFields, Decision } from '#shared/model/cards.ts'
import type { Pack } from '#shared/model/pack.ts'
import { judge } from '#shared/rules/directory.ts'
import { parsePack } from '#shared/rules/pack.ts'

const folder = join(import.meta.dirname, '../../../resources/rules/cn-live-2026.1')

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export function packFiles(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

export function shippedPack(): Pack {
  const pack = parsePack(packFiles(), sha256)
  if (!pack.ok) throw new Error(pack.refusal.said.en)
  return pack.value
}

/** The same files with one of them changed, and the manifest's hashes set right again. */
export function editedFiles(name: string, edit: (content: never) => unknown): Record<string, string> {
  const files = packFiles()
  files[name] = JSON.stringify(edit(JSON.parse(files[name] ?? '') as never))
  const manifest = JSON.parse(files['manifest.json'] ?? '') as { files: Record<string, string> }
  if (name !== 'manifest.json') manifest.files[name] = sha256(files[name])
  files['manifest.json'] = JSON.stringify(manifest)
  return files
}

/** 2026-11-24 12:00 in Shanghai. */
export const today = 1_795_492_800_000

export function cardOf(fields: Partial<CardFields> = {}): CardFields {
  return {
    title: '原味烘焙腰果 500 克',
    shop: '山谷小铺',
    seller: '山谷食品商行',
    category: 'food.nuts',
    price: 3_990,
    listPrice: null,
    stock: 120,
    link: 'https://shop.example/item/1',
    picture: null,
    claims: ['当季新货', '小袋独立包装'],
    licence: null,
    spokenBy: 'outside-host',
    ...fields,
  }
}

const pack = shippedPack()

/** Categories that a rule refuses on sight, with everything below them. */
export const refusedCategories: readonly string[] = pack.rules
  .filter(({ decision, when }) => decision === 'refuse' && Object.keys(when).join() === 'categories')
  .flatMap(({ when }) => when.categories ?? [])

export function decisionOf(fields: Partial<CardFields>): Decision {
  return judge(cardOf(fields), pack, today).decision
}

export function rulesOf(fields: Partial<CardFields>): readonly string[] {
  return judge(cardOf(fields), pack, today).findings.map(({ rule }) => rule)
}
