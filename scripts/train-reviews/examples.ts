import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import type { SeenGround } from '#shared/rules/reviews/model.ts'

/** `learn` makes the weights, `calibrate` the curves and the threshold, `test` is for the evaluation alone. */
export type Part = 'learn' | 'calibrate' | 'test'

export type Example = {
  readonly text: string
  /** Null where the source does not say, as with an insult that may be an evaluation as well. */
  readonly evaluation: Evaluation | null
  /** Grounds that the source knows about, and whether each is there. */
  readonly grounds: Readonly<Partial<Record<SeenGround, boolean>>>
  readonly source: 'reviews' | 'danmaku' | 'stream' | 'offensive' | 'own'
  readonly category: string
  readonly part: Part
}

const Review = z.object({ text: z.string(), cat: z.string(), label: z.union([z.literal(0), z.literal(1)]) })
const Danmaku = z.object({ text: z.string(), label: z.string() })
const Streamed = z.object({ text: z.string(), stream: z.string() })
const Offensive = z.object({
  text: z.string(),
  topic: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
})

/** Whether the data that others wrote is there. */
export function hasData(data: string): boolean {
  return existsSync(join(data, 'reviews', 'train.jsonl'))
}

/** Everything from the data folder, each text once. A text's part follows from the text alone. */
export function givenExamples(data: string): readonly Example[] {
  const seen = new Set<string>()
  return [
    ...rows(data, 'reviews/train.jsonl', Review).map(
      ({ text, cat, label }): Example => ({
        text,
        evaluation: label === 0 ? 'adverse' : 'favourable',
        grounds: {},
        source: 'reviews',
        category: cat,
        part: partOf(text),
      }),
    ),
    ...rows(data, 'danmaku/train.jsonl', Danmaku).map(({ text, label }) => chatter(text, 'danmaku', label)),
    ...rows(data, 'danmaku/stream.jsonl', Streamed).map(({ text, stream }) =>
      chatter(text, 'stream', stream),
    ),
    ...rows(data, 'offensive/train.jsonl', Offensive).map(
      ({ text, topic, label }): Example => ({
        text,
        evaluation: null,
        grounds: { insult: label === 1 },
        source: 'offensive',
        category: topic,
        part: partOf(text),
      }),
    ),
  ].filter(({ text }) => !seen.has(text) && seen.add(text))
}

function chatter(text: string, source: 'danmaku' | 'stream', category: string): Example {
  return { text, evaluation: 'none', grounds: {}, source, category, part: partOf(text) }
}

function rows<T>(data: string, file: string, shape: z.ZodType<T>): readonly T[] {
  return lines(join(data, file)).map((line) => shape.parse(JSON.parse(line)))
}

/**
 * Our own comments, one a line: the folder says what they are (`adverse`, `favourable`, `none`, or a ground), the file
 * what they are about. All are for learning; what stands under `validation` is written apart and read by the evaluation.
 */
export function ownExamples(folder: string): readonly Example[] {
  return globSync('*/*.txt', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const [what, category] = [basename(dirname(file)), basename(file, '.txt')]
      return lines(join(folder, file)).map((text) => ownExample(text, what, category))
    })
}

function ownExample(text: string, what: string, category: string): Example {
  const evaluation = what === 'adverse' || what === 'favourable' || what === 'none' ? what : null
  return {
    text,
    evaluation,
    grounds: evaluation === null ? { [what]: true } : {},
    source: 'own',
    category,
    part: 'learn',
  }
}

function lines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
}

function partOf(text: string): Part {
  const share = createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
  return share < 0.8 ? 'learn' : share < 0.88 ? 'calibrate' : 'test'
}
