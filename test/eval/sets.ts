import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import type { LearntGround } from '#shared/rules/reviews/model.ts'
import { givenExamples, hasData } from '../../scripts/train-reviews/examples.ts'

/** A comment with what it is; `unasked` where nobody says whether it is an evaluation. */
export type Sample = {
  readonly text: string
  readonly is: Evaluation | 'unasked'
  readonly grounds: Readonly<Partial<Record<LearntGround, boolean>>>
  readonly category: string
}

export type SampleSet = { readonly name: string; readonly samples: readonly Sample[] }

const CorpusRow = z.object({ about: z.string(), text: z.string() })
const DemoRow = z.object({ kind: z.string(), text: z.string() })
const demoKinds: Readonly<Record<string, Evaluation>> = {
  complaint: 'adverse',
  praise: 'favourable',
  chatter: 'none',
  question: 'none',
  greeting: 'none',
}
const noGround = {
  insult: false,
  advertising: false,
  sexual: false,
  gambling: false,
  'illegal-goods': false,
}
const writtenFiles: Readonly<Record<string, Partial<Sample>>> = {
  adverse: { is: 'adverse' },
  favourable: { is: 'favourable' },
  none: { is: 'none' },
  harmless: { is: 'none', grounds: noGround },
  plain: { is: 'none', grounds: noGround },
  insult: { grounds: { insult: true } },
  advertising: { is: 'none', grounds: { advertising: true } },
  sexual: { is: 'none', grounds: { sexual: true } },
  gambling: { is: 'none', grounds: { gambling: true } },
  'illegal-goods': { is: 'none', grounds: { 'illegal-goods': true } },
}

/** The parts of the given data that training never saw, or why they are not here. */
export function givenSets(data: string): readonly SampleSet[] | string {
  if (!hasData(data)) return `the data folder ${data} is not here`
  const unseen = givenExamples(data).filter(({ part }) => part === 'test')
  const of = (name: string, ...sources: readonly string[]): SampleSet => ({
    name,
    samples: unseen
      .filter(({ source }) => sources.includes(source))
      .map(({ text, evaluation, grounds, source, category }) => ({
        text,
        is: source === 'offensive' ? 'unasked' : (evaluation ?? 'unasked'),
        grounds: source === 'offensive' ? grounds : {},
        category,
      })),
  })
  return [of('reviews', 'reviews'), of('danmaku', 'danmaku', 'stream'), of('offensive', 'offensive')]
}

/**
 * Live-room comments that ship, none of which trains: `validation` was looked at while the model was made, `unseen` was
 * written by somebody else and asked only when the model was done; the corpus and the demo others of the house wrote.
 */
export function ownSets(resources: string): readonly SampleSet[] {
  const written = (folder: string): readonly Sample[] =>
    Object.entries(writtenFiles).flatMap(([name, known]) =>
      lines(join(resources, 'comments', folder, `${name}.txt`)).map(
        (text): Sample => ({ text, is: 'unasked', grounds: {}, category: name, ...known }),
      ),
    )
  const corpus = lines(join(resources, 'comments', 'adverse-corpus', 'comments.jsonl')).map(
    (line): Sample => {
      const { about, text } = CorpusRow.parse(JSON.parse(line))
      return { text, is: 'adverse', grounds: {}, category: about }
    },
  )
  const demo = [...new Set(lines(join(resources, 'demo', 'comments.jsonl')))].flatMap((line): Sample[] => {
    const { kind, text } = DemoRow.parse(JSON.parse(line))
    const is = demoKinds[kind]
    return is === undefined ? [] : [{ text, is, grounds: {}, category: kind }]
  })
  return [
    { name: 'room: validation', samples: written('validation') },
    { name: 'room: unseen', samples: written('unseen') },
    { name: 'room: corpus and demo', samples: unique([...corpus, ...demo]) },
  ]
}

function unique(samples: readonly Sample[]): readonly Sample[] {
  return [...new Map(samples.map((sample) => [sample.text, sample])).values()]
}

function lines(path: string): readonly string[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
}
