/** Keyword filters: what one is made of, what it would hide, and why one that would hide evaluations cannot be. */
import type { FilterTrial } from '#shared/model/comment-views.ts'
import type { GroundId } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { allowed, type Outcome, type Refusal, refused, type Words } from '#shared/model/words.ts'
import { groundFor } from './grounds.ts'
import { saidBy } from './texts.ts'

const mostWords = 200
const longestWord = 40
const shownExamples = 3

/**
 * The words as a filter looks for them: normalised like the comments, without repetitions.
 * Refused where there is none or too many, or one is so short that it would meet almost everything.
 */
export function filterWords(
  words: readonly string[],
  normalise: (text: string) => string,
): Outcome<readonly string[]> {
  const plain = [...new Set(words.map((word) => normalise(word).trim()).filter((word) => word !== ''))]
  if (plain.length === 0 || plain.length > mostWords) return refused(wrongNumber)
  const odd = plain.find((word) => Array.from(word).length < 2 || word.length > longestWord)
  return odd === undefined ? allowed(plain) : refused(wrongLength(odd))
}

/** The first of the words that a normalised text holds; undefined where it holds none. */
export function matchOf(words: readonly string[], normalised: string): string | undefined {
  return words.find((word) => normalised.includes(word))
}

/** Whether the filter may be set, after it was run over everything there is to run it over. */
export function judgeFilter(
  ground: GroundId,
  trials: readonly FilterTrial[],
  pack: ModerationPack,
): Outcome<void> {
  const named = groundFor({ kind: 'hide' }, ground, pack)
  if (!named.ok) return named
  const adverse = trials.reduce((sum, trial) => sum + trial.adverse, 0)
  if (adverse === 0) return allowed(undefined)
  const shown = trials.flatMap(({ examples }) => examples).slice(0, shownExamples)
  return refused(saidBy(pack, 'filter', { number: adverse, examples: inWords(shown) }))
}

function inWords(examples: readonly string[]): Words {
  return {
    zh: examples.map((text) => `“${text}”`).join('、'),
    en: examples.map((text) => `“${text}”`).join(', '),
  }
}

const wrongNumber: Refusal = {
  code: 'moderation.filter-words',
  said: {
    zh: `一个过滤器要有 1 到 ${mostWords} 个关键词，空格和标点不算。`,
    en: `A filter takes 1 to ${mostWords} keywords; spaces and punctuation are none.`,
  },
  remedy: { zh: '请增减关键词后再试。', en: 'Add or remove keywords and try again.' },
  cites: [],
}

function wrongLength(word: string): Refusal {
  return {
    code: 'moderation.filter-word-length',
    said: {
      zh: `关键词“${word}”太短或太长：要 2 个字以上、${longestWord} 个字以内。`,
      en: `The keyword “${word}” is too short or too long: it takes 2 to ${longestWord} characters.`,
    },
    remedy: { zh: '请换一个更具体的词。', en: 'Use a more particular word.' },
    cites: [],
  }
}
