/** Fills what was seen into a pack's sentence. A name without a value stays as it is, so that a gap is seen. */
import type { Words } from '#shared/model/words.ts'

export type Fillings = Readonly<Record<string, Words | string | number | null>>

export function filled(text: Words, values: Fillings): Words {
  return { zh: inLanguage(text, 'zh', values), en: inLanguage(text, 'en', values) }
}

function inLanguage(text: Words, language: 'zh' | 'en', values: Fillings): string {
  return text[language].replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name]
    if (value === null || value === undefined) return gap
    return typeof value === 'object' ? value[language] : String(value)
  })
}
