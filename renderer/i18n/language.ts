import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Words } from '#shared/model/words.ts'
import { en } from './en.ts'
import type { Language } from './format.ts'
import { zhCN } from './zh-CN.ts'

const remembered = 'fairlive.language'

export const i18n = createInstance()

/** Chinese unless this browser was switched to English before. */
export function startLanguage(storage: Pick<Storage, 'getItem'>): void {
  void i18n.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: storage.getItem(remembered) === 'en' ? 'en' : 'zh-CN',
    fallbackLng: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

export function chooseLanguage(language: Language, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(remembered, language)
  void i18n.changeLanguage(language)
}

/** A sentence of the catalogue in both languages at once, for what is shown beside the studio's own `Words`. */
export function inBothLanguages(key: string, values: Readonly<Record<string, string>> = {}): Words {
  const translate = (language: Language) => String(i18n.getFixedT(language)(key as never, values as never))
  return { zh: translate('zh-CN'), en: translate('en') }
}

/** The half of `words` that is in this language. */
export function wordsIn(language: Language, words: Words): string {
  return language === 'en' ? words.en : words.zh
}
