import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Decision } from '#shared/model/cards.ts'
import { DemoComment, DemoRoom } from '#shared/model/demo.ts'
import { Role } from '#shared/model/people.ts'
import { judge } from '#shared/rules/directory.ts'
import { parsePack } from '#shared/rules/pack.ts'
import { decodePicture } from './decode.ts'

const resources = join(import.meta.dirname, '../../../resources')
const folder = join(resources, 'demo')
let demo: DemoRoom

beforeAll(async () => {
  demo = DemoRoom.parse(JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')))
})

describe('the demo room', () => {
  it('has every role, every verdict, and names that point somewhere', () => {
    expect(new Set(demo.people.map((person) => person.role))).toEqual(new Set(Role.options))
    expect(new Set(demo.cards.map((card) => card.verdict))).toEqual(new Set(Decision.options))
    expect(new Set(demo.cards.map((card) => card.id)).size).toBe(demo.cards.length)
    const sources = new Set(demo.sources.map((source) => source.name))
    for (const scene of demo.scenes) for (const source of scene.sources) expect(sources).toContain(source)
    expect(demo.sources.map((source) => source.nature)).toContain('virtual-image')
  })

  it('gets from the bundled pack the verdicts that it says', async () => {
    const rules = await readdir(join(resources, 'rules'), { withFileTypes: true })
    const pack = join(resources, 'rules', rules.find((entry) => entry.isDirectory())?.name ?? 'none')
    const names = (await readdir(pack)).filter((name) => name.endsWith('.json'))
    const files = await Promise.all(
      names.map(async (name) => [name, await readFile(join(pack, name), 'utf8')]),
    )
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
    const parsed = parsePack(Object.fromEntries(files), sha256)
    if (!parsed.ok) throw new Error(parsed.refusal.said.en)
    const now = Date.UTC(2026, 10, 24, 12)
    for (const card of demo.cards) {
      const verdict = judge(card.fields, parsed.value, now)
      expect({
        id: card.id,
        verdict: verdict.decision,
        findings: verdict.findings.map((one) => one.rule),
      }).toMatchObject({ id: card.id, verdict: card.verdict })
    }
  })

  it('has small pictures for every card, and full ones for the scenes', async () => {
    for (const { fields } of demo.cards) {
      const file = join(folder, fields.picture ?? 'none')
      expect((await stat(file)).size, file).toBeLessThanOrEqual(40_000)
      expect(await decodePicture(file)).toMatchObject({ width: 600, height: 600 })
    }
    for (const { picture } of demo.sources) {
      expect((await stat(join(folder, picture))).size, picture).toBeLessThanOrEqual(120_000)
      expect(await decodePicture(join(folder, picture))).toMatchObject(demo.canvas)
    }
  })

  it('has a lively stream of comments in order of time', async () => {
    const lines = (await readFile(join(folder, 'comments.jsonl'), 'utf8')).trim().split('\n')
    const comments = lines.map((line) => DemoComment.parse(JSON.parse(line)))
    expect(comments.length).toBeGreaterThanOrEqual(400)
    expect(new Set(comments.map((comment) => comment.kind))).toEqual(new Set(DemoComment.shape.kind.options))
    const times = comments.map((comment) => comment.afterMs)
    expect(times).toEqual(times.toSorted((one, two) => one - two))
  })
})
