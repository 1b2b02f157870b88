import { expect, test } from 'vitest'
import { en } from '#renderer/i18n/en.ts'
import { zhCN } from '#renderer/i18n/zh-CN.ts'

function flat(catalogue: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flat(value, `${path}${key}.`),
  )
}

const chinese = new Map(flat(zhCN))
const english = new Map(flat(en))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
})

test('every sentence has the same placeholders in both languages', () => {
  const differing = [...chinese].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
  )
  expect(differing).toEqual([])
})

test('no sentence is empty, raises its voice or would be taken for a plural form', () => {
  const wrong = [...chinese, ...english].filter(
    ([key, text]) =>
      text.trim() === '' || /[!！]/.test(text) || /\{\{count\}\}/.test(text) || /_(one|other)$/.test(key),
  )
  expect(wrong).toEqual([])
})

test('Chinese sentences hold Chinese, English ones do not, but for names of languages', () => {
  const hanzi = /\p{Script=Han}/u
  const names = ['shell.header.language', 'settings.about.zh', 'settings.about.en']
  expect([...english].filter(([key, text]) => hanzi.test(text) && !names.includes(key))).toEqual([])
  const latin = [...chinese].filter(
    ([key, text]) => !hanzi.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && !names.includes(key),
  )
  const technical = latin.filter(([, text]) => /[a-z]{4,}/.test(text.replaceAll(/\{\{\w+\}\}/g, '')))
  expect(technical.map(([key]) => key)).toEqual(['shell.product'])
})
