import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { CommentClass } from '#shared/model/kept-comments.ts'
import type { Refusal, Words } from '#shared/model/words.ts'
import { normalise } from '#shared/rules/normalise/normalise.ts'
import { type Classification, classify } from '#shared/rules/reviews/classify.ts'
import type { CommentModel } from '#shared/rules/reviews/model.ts'
import { personalData } from '#shared/rules/reviews/personal-data.ts'
import { readCommentModel } from './read-model.ts'

export type Classified = {
  readonly class: Omit<CommentClass, 'repeats'>
  /** Equal for texts that read the same; what a user repeats is counted by it. */
  readonly fingerprint: number
}

/** What tells comments apart. `problem` says why there is no model: then nothing is known of any comment. */
export type Classifier = {
  readonly model: string
  readonly problem: { readonly said: Words; readonly remedy: Words } | null
  classify(text: string): Classified
  /** The text as filters look at it. */
  normalise(text: string): string
}

/** From this probability on a ground counts as seen. */
const seenFrom = 0.5
const keptWords = 8

/**
 * Opens the model that ships. A missing or damaged one is no reason to stop: comments still flow and are kept, and as
 * each of them may be an adverse evaluation, nothing is hidden without a supervisor.
 */
export function openClassifier(resourcesDir: string): Classifier {
  const model = readCommentModel(resourcesDir)
  return model.ok ? modelClassifier(model.value, modelName(resourcesDir)) : blindClassifier(model.refusal)
}

function modelClassifier(model: CommentModel, name: string): Classifier {
  return {
    model: name,
    problem: null,
    classify(text) {
      const found = classify(model, text)
      return { class: classOf(found), fingerprint: fingerprint(model.scratch.folded) }
    },
    normalise: (text) => normalise(model.tables, text).text,
  }
}

function classOf({ evaluation, adverse, grounds, words }: Classification): Classified['class'] {
  const seen = Object.entries(grounds).flatMap(([ground, probability]) =>
    probability >= seenFrom ? ground : [],
  )
  return {
    evaluation,
    adverse: Math.round(adverse * 1_000) / 1_000,
    seen,
    words: words.slice(0, keptWords).map((word) => ({ from: word.from, to: word.to, for: word.for })),
  }
}

/** A classifier that knows nothing but what needs no model: the formats of personal data. */
export function blindClassifier(problem: Pick<Refusal, 'said' | 'remedy'>): Classifier {
  return {
    model: 'none',
    problem: { said: problem.said, remedy: problem.remedy },
    classify(text) {
      const words = personalData(text).slice(0, keptWords)
      const seen = words.length > 0 ? ['personal-data'] : []
      const plain = plainly(text)
      const codes = Int32Array.from(plain, (character) => character.codePointAt(0) ?? 0)
      return {
        class: {
          evaluation: 'unknown',
          adverse: null,
          seen,
          words: words.map((word) => ({ from: word.from, to: word.to, for: word.for })),
        },
        fingerprint: fingerprint({ codes, length: codes.length }),
      }
    },
    normalise: plainly,
  }
}

function plainly(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
}

/** FNV-1a over the normalised characters. */
function fingerprint({ codes, length }: { readonly codes: Int32Array; readonly length: number }): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193)
  return hash >>> 0
}

/** The checksum that the file carries of itself names the model: another training has another. */
function modelName(resourcesDir: string): string {
  const head = Buffer.alloc(8)
  const file = openSync(join(resourcesDir, 'models', 'reviews.bin'), 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return `reviews-${head.readUInt32LE(4).toString(16).padStart(8, '0')}`
}
