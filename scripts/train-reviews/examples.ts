import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import { type LearntGround, learntGrounds } from '#shared/rules/reviews/model.ts'
import type { Composer } from './compose.ts'
import type { Random } from './random.ts'

/** `learn` makes the weights, `calibrate` the curves and the threshold, `test` is for the evaluation alone. */
export type Part = 'learn' | 'calibrate' | 'test'

export type Example = {
  readonly text: string
  /** Null where the source does not say, as with an insult that may be an evaluation as well. */
  readonly evaluation: Evaluation | null
  /** Grounds that the source knows about, and whether each is there. */
  readonly grounds: Readonly<Partial<Record<LearntGround, boolean>>>
  readonly source: 'reviews' | 'danmaku' | 'stream' | 'offensive' | 'lexicon' | 'own'
  readonly category: string
  readonly part: Part
}

/** An example with its feature hashes. */
export type Read = { readonly example: Example; readonly hashes: Int32Array }

/** What learning works with. */
export type Workshop = {
  readonly read: (text: string) => Int32Array
  readonly composer: Composer
  readonly random: Random
  readonly tell: (line: string) => void
}

const Review = z.object({ text: z.string(), cat: z.string(), label: z.union([z.literal(0), z.literal(1)]) })
const Danmaku = z.object({ text: z.string(), label: z.string() })
const Streamed = z.object({ text: z.string(), stream: z.string() })
const Kept = z.object({ text: z.string() })
const Term = z.object({ word: z.string(), category: z.string() })
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
        grounds: noGround,
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
        evaluation: 'none',
        grounds: { ...noGround, insult: label === 1 },
        source: 'offensive',
        category: topic,
        part: partOf(text),
      }),
    ),
    ...rows(data, 'lexicon/sensitive.jsonl', Term).flatMap(({ word, category }) =>
      lexiconExample(word, category),
    ),
  ].filter(({ text }) => !seen.has(text) && seen.add(text))
}

function chatter(text: string, source: 'danmaku' | 'stream', category: string): Example {
  return { text, evaluation: 'none', grounds: noGround, source, category, part: partOf(text) }
}

const noGround = Object.fromEntries(learntGrounds.map((ground) => [ground, false]))

/** The lists on weapons and on sexual content; the others hold everyday words. */
function lexiconExample(text: string, category: string): readonly Example[] {
  const ground = category === 'sexual' ? 'sexual' : category === 'weapons' ? 'illegal-goods' : undefined
  if (ground === undefined) return []
  return [{ text, evaluation: null, grounds: { [ground]: true }, source: 'lexicon', category, part: 'learn' }]
}

function rows<T>(data: string, file: string, shape: z.ZodType<T>): readonly T[] {
  return lines(join(data, file)).map((line) => shape.parse(JSON.parse(line)))
}

/** The folders of our own comments: an evaluation, or a ground with whatever evaluation its file is named for. */
const evaluationFolders = ['adverse', 'favourable', 'none'] as const
const folders = [...evaluationFolders, ...learntGrounds]

/**
 * Our own comments, one a line: the folder says what they are, the file what they are about. In a ground's folder
 * `evaluating.txt` holds adverse evaluations, every other file none. What stands under `validation` or `unseen`, in the corpus of
 * adverse comments or in the demo was written apart and is read by the evaluation alone: a comment that happens to
 * stand here as well (没用) is left out of training.
 */
export function ownExamples(resources: string): readonly Example[] {
  const comments = join(resources, 'comments')
  const keptApart = textsKeptApart(resources)
  return folders.flatMap((folder) =>
    globSync('*.txt', { cwd: join(comments, folder) })
      .sort()
      .flatMap((file) =>
        lines(join(comments, folder, file))
          .filter((text) => !keptApart.has(text))
          .map((text) => ownExample(text, folder, basename(file, '.txt'))),
      ),
  )
}

/** Every comment of ours by which the model is judged. */
function textsKeptApart(resources: string): ReadonlySet<string> {
  const texts = ['validation', 'unseen']
    .map((folder) => join(resources, 'comments', folder))
    .flatMap((folder) => globSync('*.txt', { cwd: folder }).flatMap((file) => lines(join(folder, file))))
  const rowsOf = (file: string): readonly string[] => rows(resources, file, Kept).map(({ text }) => text)
  return new Set([
    ...texts,
    ...rowsOf('comments/adverse-corpus/comments.jsonl'),
    ...rowsOf('demo/comments.jsonl'),
  ])
}

function ownExample(text: string, folder: (typeof folders)[number], category: string): Example {
  const evaluation =
    evaluationFolders.find((one) => one === folder) ?? (category === 'evaluating' ? 'adverse' : 'none')
  const grounds = { ...noGround, [folder]: true }
  return { text, evaluation, grounds, source: 'own', category: `${folder}/${category}`, part: 'learn' }
}

function lines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
}

function partOf(text: string): Part {
  const share = createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
  return share < 0.84 ? 'learn' : share < 0.91 ? 'calibrate' : 'test'
}
