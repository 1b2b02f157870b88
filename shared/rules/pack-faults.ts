/** What no schema of one file can see: names that lead nowhere, rules that could never or always speak. */

import { SourceFamily } from '#shared/model/declarations.ts'
import { ActKind } from '#shared/model/moderation.ts'
import type { PackFiles } from '#shared/model/pack.ts'
import { faultsOfLadder } from './ladder-faults.ts'
import { plainText } from './plain-text.ts'

/** The first thing that is wrong: in which file, and what, for whoever writes packs. */
export type PackFault = { readonly file: string; readonly why: string }

type RuleOfFile = PackFiles['wording.json']['rules'][number]

const placeholders = new Set(['title', 'category', 'words', 'rule', 'price', 'listPrice'])
/** The kind of a zone that no pack holds: whoever runs the room draws it. */
const drawnKind = 'drawn'

const forbidding = new Set(['no-sale', 'no-online-sale', 'no-advertising'])

export function faultOfPack(parts: PackFiles): PackFault | null {
  const rules = [...parts['directory.json'].rules, ...parts['wording.json'].rules]
  return (
    faultIn('categories.json', faultsOfCategories(parts)) ??
    faultIn('directory.json', faultsOfRules(parts, parts['directory.json'].rules)) ??
    faultIn('wording.json', faultsOfRules(parts, parts['wording.json'].rules)) ??
    faultIn('directory.json', twice(rules.map((rule) => rule.id))) ??
    faultIn('labels.json', faultsOfLabels(parts)) ??
    faultIn('places.json', faultsOfPlaces(parts)) ??
    faultIn('declarations.json', faultsOfDeclarations(parts)) ??
    faultIn('articles.json', faultsOfArticles(parts)) ??
    faultIn('moderation.json', faultsOfModeration(parts)) ??
    faultIn('ladder.json', faultsOfLadder(parts['ladder.json'])) ??
    faultOfSources(parts)
  )
}

function faultIn(file: string, faults: Iterable<string>): PackFault | null {
  for (const why of faults) return { file, why }
  return null
}

/** A parent stands before its children in the file, so that nothing can lie below itself. */
function* faultsOfCategories(parts: PackFiles): Iterable<string> {
  const seen = new Set<string>()
  for (const { id, parent } of parts['categories.json']) {
    if (seen.has(id)) yield `category ${id} is there twice`
    if (parent !== null && !seen.has(parent)) yield `category ${id}: no ${parent} stands before it`
    seen.add(id)
  }
}

function* faultsOfRules(parts: PackFiles, rules: readonly RuleOfFile[]): Iterable<string> {
  const categories = new Set(parts['categories.json'].map(({ id }) => id))
  for (const rule of rules) {
    for (const why of faultsOfRule(rule, categories)) yield `rule ${rule.id}: ${why}`
  }
}

function* faultsOfRule(rule: RuleOfFile, categories: ReadonlySet<string>): Iterable<string> {
  const { when } = rule
  if (Object.keys(when).length === 0) yield 'it has no condition and would hold for every card'
  for (const id of [...(when.categories ?? []), ...(when.exceptCategories ?? [])]) {
    if (!categories.has(id)) yield `there is no category ${id}`
  }
  const words = (when.words ?? []).map(plainText)
  if (words.some((word) => word.length < 2)) yield 'one of its words is shorter than two characters'
  for (const phrase of when.unless ?? []) {
    const plain = plainText(phrase)
    if (!words.some((word) => plain.includes(word))) yield `“${phrase}” excuses none of its words`
  }
  if (forbidding.has(rule.ground) && !['refuse', 'needs-approval'].includes(rule.decision)) {
    yield `its ground ${rule.ground} forbids, its decision ${rule.decision} does not`
  }
  const sentences = [rule.said, rule.remedy].flatMap(({ zh, en }) => [zh, en]).join(' ')
  for (const [, name] of sentences.matchAll(/\{(\w*)\}/g)) {
    if (!placeholders.has(name ?? '')) yield `nothing fills {${name}}`
    if (name === 'words' && when.words === undefined) yield 'it says {words} and looks for none'
    if (name === 'rule' && rule.cites.length === 0) yield 'it says {rule} and cites none'
  }
}

function* faultsOfLabels(parts: PackFiles): Iterable<string> {
  const { wording, safeAreas } = parts['labels.json']
  for (const text of wording.texts) {
    if (!wording.parts.every((part) => part.some((word) => text.includes(word)))) {
      yield `the label “${text}” lacks a part`
    }
  }
  for (const orientation of ['portrait', 'landscape']) {
    const fallback = safeAreas.find((area) => area.platform === '*' && area.orientation === orientation)
    if (fallback === undefined) yield `no safe area for any platform, ${orientation}`
  }
  for (const { platform, orientation, insets } of safeAreas) {
    if (insets.left + insets.right >= 1 || insets.top + insets.bottom >= 1) {
      yield `the insets of ${platform} (${orientation}) leave nothing`
    }
  }
  yield* twice(safeAreas.map(({ platform, orientation }) => `${platform} (${orientation})`))
}

function* faultsOfPlaces(parts: PackFiles): Iterable<string> {
  const { kinds, places } = parts['places.json']
  if (kinds[drawnKind] === undefined) yield `there is no kind ${drawnKind}, for zones that the owner draws`
  for (const { kind, name } of places) {
    if (kinds[kind] === undefined) yield `${name} is of an unknown kind, ${kind}`
  }
}

/** Every act can be answered for with some ground, and each says in which article it stands. */
function* faultsOfModeration(parts: PackFiles): Iterable<string> {
  const { grounds } = parts['moderation.json']
  yield* twice(grounds.map(({ id }) => id))
  for (const { id, cites } of grounds) if (cites.length === 0) yield `the ground ${id} rests on no source`
  for (const act of ActKind.options) {
    if (!grounds.some(({ acts }) => acts.includes(act))) yield `no ground may be named for ${act}`
  }
}

function* faultsOfArticles(parts: PackFiles): Iterable<string> {
  const sources = parts['sources.json']
  for (const [key, { kind }] of Object.entries(parts['articles.json'])) {
    const source = sources[key]
    if (source === undefined) yield `there is no source ${key} in sources.json`
    else if ((kind === 'whole') !== (source.sure === 'L'))
      yield `${key} is “${kind}”, and sources.json says that it is sure by ${source.sure}`
  }
}

function* faultsOfDeclarations(parts: PackFiles): Iterable<string> {
  const { families, programs } = parts['declarations.json']
  for (const family of SourceFamily.options) {
    if (!families.some((one) => one.family === family)) yield `it does not speak of the family ${family}`
  }
  yield* twice(families.map(({ family }) => family))
  yield* twice(programs.map(({ id }) => id))
  for (const { id, from: _from, sure: _sure, name: _name, ...names } of programs) {
    if (Object.values(names).every((list) => list.length === 0))
      yield `nothing is known of ${id} to find it by`
  }
}

function* twice(names: readonly string[]): Iterable<string> {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) yield `${name} is there twice`
    seen.add(name)
  }
}

function faultOfSources(parts: PackFiles): PackFault | null {
  const sources = parts['sources.json']
  for (const [file, content] of Object.entries(parts)) {
    for (const key of citedKeys(content)) {
      if (sources[key] === undefined)
        return { file, why: `it cites ${key}, which sources.json does not have` }
    }
  }
  return null
}

function citedKeys(content: unknown): readonly string[] {
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([name, value]: [string, unknown]) =>
    name === 'cites' && Array.isArray(value) ? value.map(String) : citedKeys(value),
  )
}
