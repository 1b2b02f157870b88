/**
 * Text as the matchers see it. Full width becomes half width, capitals become small letters, invisible characters go,
 * and so does what is put between Chinese characters to slip past a reader of words (`手·枪`, `手 枪`). Sentence
 * punctuation stays: a word is never found across two sentences.
 */

const invisible = /[\p{Cf}\p{Mn}\p{Cc}]/gu
const separators = /[\s·•・‧*_~^|/\\+\-=.#]+/gu
const chinese = /\p{Script=Han}/u

export function plainText(text: string): string {
  const even = text.normalize('NFKC').replace(/\s+/gu, ' ').replace(invisible, '').toLowerCase()
  return even
    .replace(separators, (found, at: number) => {
      const besideChinese =
        chinese.test(characterBefore(even, at)) || chinese.test(characterAt(even, at + found.length))
      return besideChinese ? '' : found
    })
    .trim()
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The last character before `at`, both halves of it where it lies outside the basic plane. */
function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1)
  const isLowHalf = last >= 0xdc00 && last <= 0xdfff
  return characterAt(text, at - (isLowHalf ? 2 : 1))
}
