import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { openClassifier } from '#electron/comments/classifier.ts'
import { readCommentModel } from '#electron/comments/read-model.ts'
import { classify } from '#shared/rules/reviews/classify.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { ownExamples } from '../../../scripts/train-reviews/examples.ts'
import { ownSets } from '../../eval/sets.ts'

const opened = readCommentModel(resourcesDir)
if (!opened.ok) throw new Error(opened.refusal.said.en)
const model = opened.value
const evaluationOf = (text: string): string => classify(model, text).evaluation

describe('comments that training never saw', () => {
  const corpus = readFileSync(join(resourcesDir, 'comments', 'adverse-corpus', 'comments.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)

  it('are called adverse in the shipped corpus of adverse comments, nine of ten at least', () => {
    const found = corpus.filter((text) => evaluationOf(text) === 'adverse')
    expect(found.length / corpus.length).toBeGreaterThan(0.88)
  })

  it('are not among those that train', () => {
    const taught = new Set(ownExamples(resourcesDir).map(({ text }) => text))
    expect(taught.size).toBeGreaterThan(70_000)
    const apart = ownSets(resourcesDir).flatMap(({ samples }) => samples.map(({ text }) => text))
    expect(apart.length).toBeGreaterThan(2_500)
    expect([...corpus, ...apart].filter((text) => taught.has(text))).toEqual([])
  })
})

test.each([
  '昨天到的杯子今天就裂了',
  '主播骗人，说好的赠品没有',
  '退货退了半个月钱还没到',
  '说是正品，扫码查不到',
  '千万别买，穿一次就开线',
  '好一个正品 一洗就掉色',
  '差评',
  '垃圾',
])('%s is an adverse evaluation', (text) => {
  expect(evaluationOf(text)).toBe('adverse')
})

test.each([
  '破洞裤是哪款',
  '苦瓜还有吗',
  '臭豆腐多少钱一份',
  '裂纹釉的杯子上链接',
  '脏脏包还有没有',
  '碎冰蓝玫瑰几支',
  '会不会掉色',
  '坏了能换吗',
  '主播晚上好',
  '拍了两单',
])('%s only looks like one', (text) => {
  expect(evaluationOf(text)).not.toBe('adverse')
})

test.each(['没有色差 跟图片一样', '很好吃 孩子喜欢'])('%s is praise', (text) => {
  expect(evaluationOf(text)).toBe('favourable')
})

test('an adverse evaluation stays one in another spelling', () => {
  for (const text of ['垃 圾 质 量', '垃\u200b圾质量', '這個質量太差了', 'laji质量', '质量太cha了']) {
    expect([text, evaluationOf(text)]).toEqual([text, 'adverse'])
  }
})

test('whatever the text, the answer is the same twice, probabilities are such, and words lie in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const found = classify(model, text)
      expect(classify(model, text)).toEqual(found)
      for (const probability of [found.adverse, found.favourable, ...Object.values(found.grounds)]) {
        expect(probability).toBeGreaterThanOrEqual(0)
        expect(probability).toBeLessThanOrEqual(1)
      }
      for (const word of found.words) expect(text.slice(word.from, word.to)).toBe(word.text)
    }),
    { numRuns: 60 },
  )
}, 20_000)

test('the words that weighed are those that speak for the evaluation', () => {
  const { words } = classify(model, '昨天到的杯子今天就裂了')
  expect(words.map(({ text }) => text).join('')).toContain('裂')
})

test('nothing but unseen characters is no evaluation', () => {
  expect(evaluationOf('𠀀𠀁𠀂𠀃𠀄𠀅')).toBe('none')
})

describe('a model file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-model-'))
  mkdirSync(join(folder, 'models'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const shipped = (name: string): string => join(resourcesDir, 'models', name)
  const own = (name: string): string => join(folder, 'models', name)

  it('that is missing leaves comments of unknown class and says what to do', () => {
    copyFileSync(shipped('normalise.bin'), own('normalise.bin'))
    rmSync(own('reviews.bin'), { force: true })
    expectBlind('model-unreadable')
  })

  it('with one byte changed is refused as damaged', () => {
    copyFileSync(shipped('normalise.bin'), own('normalise.bin'))
    const bytes = readFileSync(shipped('reviews.bin'))
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(own('reviews.bin'), bytes)
    expectBlind('file-damaged')
  })

  it('that was cut off is refused as damaged', () => {
    copyFileSync(shipped('normalise.bin'), own('normalise.bin'))
    writeFileSync(own('reviews.bin'), readFileSync(shipped('reviews.bin')).subarray(0, 100_000))
    expectBlind('file-damaged')
  })

  function expectBlind(code: string): void {
    const model = readCommentModel(folder)
    expect(model.ok ? 'opened' : model.refusal.code).toBe(code)
    const classifier = openClassifier(folder)
    expect(classifier.problem?.remedy.zh).toBe('请重新安装软件。')
    expect(classifier.classify('差评，电话13800138000')).toMatchObject({
      class: { evaluation: 'unknown', adverse: null, seen: ['personal-data'] },
    })
  }
})
