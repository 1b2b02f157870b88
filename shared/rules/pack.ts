/** Reads a rule pack: every file against its hash and its schema, then what only the whole can show. */
import type { z } from 'zod'
import { type Cited, ManifestFile, type Pack, PackFiles } from '#shared/model/pack.ts'
import { allowed, type Outcome, refused } from '#shared/model/words.ts'
import { faultOfPack, type PackFault } from './pack-faults.ts'

const manifestName = 'manifest.json'

/**
 * The pack in `files` (name -> text as it lies on disk, UTF-8). `sha256` gives the lower-case hex of a text's UTF-8
 * bytes. Refused, with the file and the place in it, where a file is missing, not listed, altered or malformed, or where
 * two files disagree. The hashes show that the files belong together; they do not show who made them.
 */
export function parsePack(
  files: Readonly<Record<string, string>>,
  sha256: (text: string) => string,
): Outcome<Pack> {
  const manifest = parseJson(manifestName, files[manifestName])
  if (!manifest.ok) return refusedFor(manifest.fault)
  const checked = ManifestFile.safeParse(manifest.json)
  if (!checked.success) return refusedFor(faultOfShape(manifestName, checked.error))
  const altered = alteredFile(files, checked.data, sha256)
  if (altered !== null) return refusedFor(altered)
  const contents: Record<string, unknown> = {}
  for (const name of Object.keys(checked.data.files)) {
    const content = parseJson(name, files[name])
    if (!content.ok) return refusedFor(content.fault)
    contents[name] = content.json
  }
  const parts = PackFiles.safeParse(contents)
  if (!parts.success) return refusedFor(faultOfShape('', parts.error))
  const fault = faultOfPack(parts.data)
  return fault === null ? allowed(assemble(checked.data, parts.data)) : refusedFor(fault)
}

type Read = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly fault: PackFault }

function parseJson(file: string, text: string | undefined): Read {
  if (text === undefined) return { ok: false, fault: { file, why: 'the file is missing' } }
  try {
    return { ok: true, json: JSON.parse(text) }
  } catch (error) {
    return { ok: false, fault: { file, why: `not JSON: ${String(error)}` } }
  }
}

function alteredFile(
  files: Readonly<Record<string, string>>,
  manifest: ManifestFile,
  sha256: (text: string) => string,
): PackFault | null {
  for (const file of Object.keys(files)) {
    if (file !== manifestName && manifest.files[file] === undefined) {
      return { file, why: 'the manifest does not list this file' }
    }
  }
  for (const [file, listed] of Object.entries(manifest.files)) {
    const text = files[file]
    if (text === undefined) return { file, why: 'the manifest lists this file, and it is missing' }
    const actual = sha256(text)
    if (actual !== listed) return { file, why: `its SHA-256 is ${actual}, the manifest says ${listed}` }
  }
  return null
}

/** `root` is the file; where it is empty the first step of the path names it. */
function faultOfShape(root: string, error: z.ZodError): PackFault {
  const issue = error.issues[0]
  const path = issue?.path.map(String) ?? []
  const [file, ...place] = root === '' ? path : [root, ...path]
  const where = place.length === 0 ? '' : `${place.join('/')}: `
  return { file: file ?? 'the pack', why: `${where}${issue?.message ?? error.message}` }
}

function refusedFor({ file, why }: PackFault): Outcome<never> {
  return refused({
    code: 'pack-refused',
    said: {
      zh: `规则包不能使用：文件 ${file} 有问题（${why}）。`,
      en: `The rule pack cannot be used: there is something wrong with ${file} (${why}).`,
    },
    remedy: {
      zh: '请重新安装工作室，或换上完整的规则包；不要直接修改其中的文件。',
      en: 'Install the studio again or put a complete rule pack in its place; do not edit its files by hand.',
    },
    cites: [],
  })
}

function assemble(manifest: ManifestFile, parts: PackFiles): Pack {
  const sources = parts['sources.json']
  const { rules: directoryRules, ...directory } = parts['directory.json']
  return {
    name: `${manifest.id}-${manifest.version}`,
    manifest,
    articles: articlesOf(parts),
    categories: parts['categories.json'],
    directory: withSources(directory, sources),
    rules: withSources([...directoryRules, ...parts['wording.json'].rules], sources),
    retention: withSources(parts['retention.json'], sources),
    labels: withSources(parts['labels.json'], sources),
    notices: withSources(parts['notices.json'], sources),
    outputs: withSources(parts['outputs.json'], sources),
    picture: parts['picture.json'],
    places: withSources(parts['places.json'], sources),
    declarations: withSources(parts['declarations.json'], sources),
    moderation: withSources(parts['moderation.json'], sources),
    ladder: withSources(parts['ladder.json'], sources),
  }
}

function articlesOf(parts: PackFiles): Pack['articles'] {
  return Object.entries(parts['articles.json']).flatMap(([key, article]) => {
    const source = parts['sources.json'][key]
    return source === undefined ? [] : [{ ...source, ...article }]
  })
}

type Sources = PackFiles['sources.json']

/** Puts the sources in place of their keys, at any depth; a key without a source was refused before. */
function withSources<T>(value: T, sources: Sources): Cited<T> {
  // The walk keeps every shape and changes only what stands under `cites`, which no type of the language can follow.
  return sourced(value, sources) as Cited<T>
}

function sourced(value: unknown, sources: Sources): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => sourced(item, sources))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, content]: [string, unknown]) => {
    const isCites = name === 'cites' && Array.isArray(content)
    return [name, isCites ? content.flatMap((key) => sources[String(key)] ?? []) : sourced(content, sources)]
  })
  return Object.fromEntries(entries)
}
