/**
 * Builds what is derived in a rule pack, by hand, whenever one of its files was changed:
 *
 *   node scripts/build-pack.ts resources/rules/cn-live-2026.1 [--data ../shared/data]
 *
 * With `--data` the protected places are taken anew from the data folder's `places/places.jsonl` (civil airports only;
 * schools and hospitals may not be shipped, military places may not be listed), and every citation that claims to be
 * verbatim law (`sure: "L"`) is looked up in `law/articles.jsonl` and its text put into articles.json. In every case the manifest's hashes are written last
 * and the whole is read back as the studio will read it. Everything else in the pack is written by hand.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { parsePack } from '#shared/rules/pack.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node scripts/build-pack.ts PACK-FOLDER [--data DATA-FOLDER]')
  process.exit(2)
}

if (values.data !== undefined) {
  writePlaces(folder, values.data)
  writeVerbatimArticles(folder, values.data)
}
writeHashes(folder)

const files = Object.fromEntries(namesIn(folder).map((name) => [name, read(folder, name)]))
const pack = parsePack(files, sha256)
if (!pack.ok) {
  console.error(pack.refusal.said.en)
  process.exit(1)
}
const { name, categories, rules, places } = pack.value
console.log(`${name}: ${categories.length} categories, ${rules.length} rules, ${places.places.length} places`)

/** Takes the places from the data and leaves the rest of places.json, which is written by hand, as it is. */
function writePlaces(pack: string, data: string): void {
  const Row = z.object({
    kind: z.string(),
    name: z.string(),
    iata: z.string().optional(),
    wgs84: z.tuple([z.number(), z.number()]),
    radius_m: z.number(),
  })
  const airports = readLines(join(data, 'places', 'places.jsonl'))
    .map((line) => Row.parse(JSON.parse(line)))
    .filter(({ kind }) => kind === 'airport')
    .map(({ kind, name, iata, wgs84, radius_m }) => ({
      kind,
      name: iata === undefined || iata === '' ? name : `${name} (${iata})`,
      wgs84,
      radius: radius_m,
    }))
  const text = read(pack, 'places.json')
  const head = text.slice(0, text.indexOf('  "places":'))
  const lines = airports.map((airport) => `    ${JSON.stringify(airport)}`).join(',\n')
  writeFileSync(join(pack, 'places.json'), `${head}  "places": [\n${lines}\n  ]\n}\n`)
}

/** The text of every article that was checked; what is said of the others in articles.json is written by hand. */
function writeVerbatimArticles(pack: string, data: string): void {
  const Article = z.object({ instrument: z.string(), version: z.string(), article: z.string() })
  const key = (article: z.infer<typeof Article>): string =>
    `${article.instrument} ${article.version} ${article.article}`
  const known = new Map(
    readLines(join(data, 'law', 'articles.jsonl'))
      .map((line) => Article.extend({ text: z.string() }).parse(JSON.parse(line)))
      .map((article) => [key(article), article.text]),
  )
  const sources = z
    .record(z.string(), Article.extend({ sure: z.string() }))
    .parse(JSON.parse(read(pack, 'sources.json')))
  const written = z.record(z.string(), z.unknown()).parse(JSON.parse(read(pack, 'articles.json')))
  const lines = Object.entries(sources).flatMap(([name, source]) => {
    const text = known.get(key(source))
    if (source.sure === 'L' && text === undefined) {
      console.error(`sources.json: ${name} claims to be verbatim, and ${key(source)} is not in the data`)
      process.exit(1)
    }
    const article = source.sure === 'L' ? { kind: 'whole', text } : written[name]
    return article === undefined ? [] : [`  ${JSON.stringify(name)}: ${JSON.stringify(article)}`]
  })
  writeFileSync(join(pack, 'articles.json'), `{\n${lines.join(',\n')}\n}\n`)
}

function writeHashes(pack: string): void {
  const text = read(pack, 'manifest.json')
  const head = text.slice(0, text.indexOf('  "files":'))
  const lines = namesIn(pack)
    .filter((name) => name !== 'manifest.json')
    .map((name) => `    "${name}": "${sha256(read(pack, name))}"`)
    .join(',\n')
  writeFileSync(join(pack, 'manifest.json'), `${head}  "files": {\n${lines}\n  }\n}\n`)
}

function namesIn(pack: string): readonly string[] {
  return readdirSync(pack)
    .filter((name) => name.endsWith('.json'))
    .sort()
}

function read(pack: string, name: string): string {
  return readFileSync(join(pack, name), 'utf8')
}

function readLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
