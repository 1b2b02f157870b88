/** The words that a rule was looking for and saw, in a sentence. */
import type { Words } from '#shared/model/words.ts'
import type { SeenWord } from './card-facts.ts'

const shownAtMost = 4

/** Each word once, with the first place where it was seen; null where there is none. */
export function wordsInWords(words: readonly SeenWord[]): Words | null {
  const seen = new Set<string>()
  const firsts = words.filter(({ term }) => !seen.has(term) && seen.add(term))
  if (firsts.length === 0) return null
  const shown = firsts.slice(0, shownAtMost)
  const all = firsts.length > shown.length
  const zh = shown.map(({ term, where }) => `${where.zh}里的“${term}”`).join('、')
  const en = shown.map(({ term, where }) => `“${term}” in ${where.en}`).join(', ')
  return {
    zh: all ? `${zh}等 ${firsts.length} 处` : zh,
    en: all ? `${en} and ${firsts.length - shown.length} more` : en,
  }
}
