import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleOf } from '#shared/rules/citing.ts'
import { parsePack } from '#shared/rules/pack.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { editedFiles, packFiles, sha256, shippedPack } from './shipped-pack.ts'

const whyNot = (files: Record<string, string>): string | null => {
  const pack = parsePack(files, sha256)
  return pack.ok ? null : pack.refusal.said.en
}

describe('the pack that ships', () => {
  const pack = shippedPack()

  it('is whole', () => {
    expect(pack.name).toBe('cn-live-2026.1')
    expect(pack.categories.length).toBeGreaterThan(150)
    expect(pack.labels.wording.texts[0]).toBe('AI生成')
  })

  it('says of every source how sure it is, and gives none that nothing cites', () => {
    const cited = JSON.stringify({ ...packFiles(), 'sources.json': '' })
    for (const key of Object.keys(JSON.parse(packFiles()['sources.json'] ?? '') as object)) {
      expect(cited, key).toContain(`\\"${key}\\"`)
    }
  })

  it('has no word without an own reason: each finds itself', () => {
    const words = pack.rules.flatMap(({ id, when }) => (when.words ?? []).map((word) => `${id} ${word}`))
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('a pack', () => {
  it('is refused where a byte of a file was changed', () => {
    const names = Object.keys(packFiles()).filter((name) => name !== 'manifest.json')
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), (name, at) => {
        const files = packFiles()
        const text = files[name] ?? ''
        const place = at % text.length
        files[name] = `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`
        expect(whyNot(files)).toContain(`${name} (its SHA-256 is`)
      }),
      { numRuns: 20 },
    )
  })

  it('is refused where a file is missing, or one is there that the manifest does not list', () => {
    const { 'labels.json': _, ...rest } = packFiles()
    expect(whyNot(rest)).toContain('labels.json (the manifest lists this file, and it is missing)')
    expect(whyNot({ ...packFiles(), 'extra.json': '{}' })).toContain('extra.json (the manifest does not list')
    expect(whyNot({})).toContain('manifest.json (the file is missing)')
    expect(whyNot({ ...packFiles(), 'manifest.json': '{' })).toContain('manifest.json (not JSON')
  })

  it('is refused with the place of what is malformed', () => {
    const files = editedFiles('labels.json', (labels: { inkPerEm: { ratio: number } }) => ({
      ...labels,
      inkPerEm: { ...labels.inkPerEm, ratio: 'tall' },
    }))
    expect(whyNot(files)).toContain('labels.json (inkPerEm/ratio: ')
  })

  type Rules = {
    rules: { id: string; decision: string; when: Record<string, unknown>; said: { zh: string } }[]
  }
  const firstRule = (change: (rule: Rules['rules'][number]) => void) => (file: Rules) => {
    const [rule] = file.rules
    if (rule !== undefined) change(rule)
    return file
  }

  it.each<[string, string, (content: never) => unknown, string]>([
    [
      'a rule leads to no category',
      'directory.json',
      firstRule((rule) => Object.assign(rule.when, { categories: ['nowhere'] })),
      'rule weapons: there is no category nowhere',
    ],
    [
      'a rule would hold for every card',
      'directory.json',
      firstRule((rule) => Object.assign(rule, { when: {} })),
      'rule weapons: it has no condition',
    ],
    [
      'a ground that forbids lets the card pass',
      'directory.json',
      firstRule((rule) => Object.assign(rule, { decision: 'warn' })),
      'rule weapons: its ground no-sale forbids',
    ],
    [
      'an excuse excuses nothing',
      'wording.json',
      firstRule((rule) => Object.assign(rule.when, { unless: ['别的'] })),
      '“别的” excuses none of its words',
    ],
    [
      'a sentence has a gap that nothing fills',
      'wording.json',
      firstRule((rule) => Object.assign(rule.said, { zh: '{who}' })),
      'nothing fills {who}',
    ],
    [
      'a source is missing',
      'retention.json',
      (file: { plain: { cites: string[] } }) => ({ ...file, plain: { ...file.plain, cites: ['no-such'] } }),
      'it cites no-such',
    ],
    [
      'a label lacks the word for generation',
      'labels.json',
      (file: { wording: { texts: string[] } }) => ({
        ...file,
        wording: { ...file.wording, texts: ['数字人'] },
      }),
      'the label “数字人” lacks a part',
    ],
    [
      'a category stands before its parent',
      'categories.json',
      (file: unknown[]) => [...file].reverse(),
      'stands before it',
    ],
    [
      'no area is left on the canvas',
      'labels.json',
      (file: { safeAreas: { insets: object }[] }) => ({
        ...file,
        safeAreas: file.safeAreas.map((area) => ({
          ...area,
          insets: { top: 0.6, right: 0, bottom: 0.4, left: 0 },
        })),
      }),
      'leave nothing',
    ],
    [
      'a wording belongs to no source',
      'articles.json',
      (file: object) => ({ ...file, 'no-such': { kind: 'gist', text: '没有' } }),
      'there is no source no-such',
    ],
    [
      'a text that nobody checked is called whole',
      'articles.json',
      (file: object) => ({ ...file, 'live-commerce-37': { kind: 'whole', text: '……' } }),
      'live-commerce-37 is “whole”, and sources.json says that it is sure by S2',
    ],
    [
      'a family of sources is left out',
      'declarations.json',
      (file: { families: object[] }) => ({ ...file, families: file.families.slice(1) }),
      'it does not speak of the family camera',
    ],
    [
      'a program could be found by nothing',
      'declarations.json',
      (file: { programs: object[] }) => ({
        ...file,
        programs: [{ id: 'x', name: { zh: '甲', en: 'a' }, from: 'nowhere', sure: 'M' }],
      }),
      'nothing is known of x to find it by',
    ],
    [
      'a rung would be climbed before the one below it',
      'ladder.json',
      (file: { guards: { label: { deadlines: object } } }) => {
        Object.assign(file.guards.label.deadlines, { warning: 500 })
        return file
      },
      'label: a rung is not later than the one below it',
    ],
    [
      'nobody would be told of a violation',
      'ladder.json',
      (file: { guards: { audio: { deadlines: object } } }) => {
        Object.assign(file.guards.audio.deadlines, { prompt: null })
        return file
      },
      'audio: without a prompt nobody is told',
    ],
  ])('is refused where %s', (_, name, edit, why) => {
    expect(whyNot(editedFiles(name, edit))).toContain(why)
  })
})

const articles = join(import.meta.dirname, '../../../../shared/data/law/articles.jsonl')
const missing = existsSync(articles) ? null : 'the shared data folder'

describeWhere(missing, 'citations that claim to be verbatim', () => {
  it('name an article that is there, in that version', () => {
    type Article = { instrument: string; version: string; article: string }
    const name = (cited: Article): string => `${cited.instrument} ${cited.version} ${cited.article}`
    const known = new Set(
      readFileSync(articles, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => name(JSON.parse(line) as Article)),
    )
    const verbatim = shippedPack()
      .rules.flatMap(({ cites }) => cites)
      .filter(({ sure }) => sure === 'L')
    expect(verbatim.length).toBeGreaterThan(100)
    for (const cited of verbatim) expect(known.has(name(cited)), name(cited)).toBe(true)
  })

  it('carry the text of the law, word for word', () => {
    const texts = readFileSync(articles, 'utf8')
    const whole = shippedPack().articles.filter(({ kind }) => kind === 'whole')
    expect(whole.length).toBeGreaterThan(25)
    for (const { instrument, version, article, text } of whole)
      expect(texts).toContain(JSON.stringify({ instrument, version, article, text }))
  })
})

describe('what the pack holds of a cited provision', () => {
  const pack = shippedPack()

  it('is its whole text where that was checked', () => {
    const article = { instrument: '广告法', version: '2021-04-29', article: '第二十二条' }
    expect(articleOf(pack, article)).toMatchObject({ kind: 'whole', text: expect.stringContaining('烟草') })
  })

  it('is never called whole where it was not', () => {
    const label = { instrument: '直播电商监督管理办法', version: '2026-02-01', article: '第三十七条' }
    expect(articleOf(pack, label)).toMatchObject({ kind: 'part' })
  })

  it('is nothing of another version', () => {
    expect(
      articleOf(pack, { instrument: '广告法', version: '1994-10-27', article: '第二十二条' }),
    ).toBeUndefined()
  })

  it('is there for whatever the guards rest on', () => {
    const cites = Object.values(pack.ladder.guards).flatMap((guard) => guard.cites)
    const without = cites.filter((cite) => articleOf(pack, cite) === undefined)
    expect(without.map(({ instrument, article }) => `${instrument} ${article}`)).toEqual([])
  })
})
