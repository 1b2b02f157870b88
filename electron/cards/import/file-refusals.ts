/** Why a whole file cannot be imported. Each says what to do; a bad row is not such a reason. */
import { type Outcome, refused, type Words } from '#shared/model/words.ts'
import { limits } from './limits.ts'

function refuseFile(code: string, said: Words, remedy: Words): Outcome<never> {
  return refused({ code, said, remedy, cites: [] })
}

export function fileTooLarge(bytes: number): Outcome<never> {
  const most = limits.bytes / 1_000_000
  return refuseFile(
    'import-too-large',
    {
      zh: `文件太大，不能导入：${(bytes / 1_000_000).toFixed(1)} MB，一次最多 ${most} MB。`,
      en: `The file is too large to import: ${(bytes / 1_000_000).toFixed(1)} MB, at most ${most} MB at once.`,
    },
    { zh: '请拆成几个文件分别导入。', en: 'Split it into several files.' },
  )
}

export function tooManyRows(rows: number): Outcome<never> {
  return refuseFile(
    'import-too-many-rows',
    {
      zh: `行数太多，不能导入：${rows} 行，一次最多 ${limits.rows} 行。`,
      en: `There are too many rows to import: ${rows}, at most ${limits.rows} at once.`,
    },
    { zh: '请拆成几个文件分别导入。', en: 'Split it into several files.' },
  )
}

export function fileEmpty(): Outcome<never> {
  return refuseFile(
    'import-empty',
    { zh: '文件里没有内容，没有可以导入的商品。', en: 'The file is empty: there are no cards to import.' },
    { zh: '请确认选对了文件。', en: 'Make sure that it is the right file.' },
  )
}

export function oldWorkbook(): Outcome<never> {
  return refuseFile(
    'import-old-workbook',
    {
      zh: '不能读取旧版 Excel 文件（.xls）或者加了密码的工作簿。',
      en: 'Old Excel files (.xls) and workbooks with a password cannot be read.',
    },
    {
      zh: '请在 Excel 或 WPS 里去掉密码，另存为 .xlsx 或 .csv 再导入。',
      en: 'Take the password off and save it as .xlsx or .csv in Excel or WPS, then import that.',
    },
  )
}

/** `why` is what the reader met, for whoever looks closer. */
export function workbookBroken(why: string): Outcome<never> {
  return refuseFile(
    'import-workbook-broken',
    {
      zh: `工作簿损坏或不完整，不能读取（${why}）。`,
      en: `The workbook is damaged or incomplete and cannot be read (${why}).`,
    },
    {
      zh: '请用 Excel 或 WPS 打开并另存一份，再导入新的文件。',
      en: 'Open it in Excel or WPS, save a copy and import the copy.',
    },
  )
}

export function unknownEncoding(): Outcome<never> {
  return refuseFile(
    'import-unknown-encoding',
    {
      zh: '看不出文件的文字编码：既不是 UTF-8、UTF-16，也不是 GB18030（GBK）。',
      en: 'The encoding of the file is unknown: it is neither UTF-8 nor UTF-16 nor GB18030 (GBK).',
    },
    {
      zh: '请在表格软件里另存为“CSV UTF-8”或 .xlsx 再导入。',
      en: 'Save it as “CSV UTF-8” or .xlsx in the spreadsheet program and import that.',
    },
  )
}

/** `missing` are the columns that every file needs, `seen` the headings that were there. */
export function columnsMissing(missing: readonly Words[], seen: readonly string[]): Outcome<never> {
  const shown = seen.slice(0, 12).map((heading) => `“${heading}”`)
  return refuseFile(
    'import-columns-missing',
    {
      zh: `找不到必需的列：${missing.map(({ zh }) => zh).join('、')}；表头里有：${shown.join('、') || '（空）'}。`,
      en: `Columns that are needed are missing: ${missing.map(({ en }) => en).join(', ')}; the headings are ${shown.join(', ') || '(none)'}.`,
    },
    {
      zh: '请在前十行里放一行表头，写上这些列名（中文英文都可以）。',
      en: 'Put a row of headings with these names, in Chinese or English, into the first ten rows.',
    },
  )
}

export function columnTwice(name: Words, headings: readonly string[]): Outcome<never> {
  const list = headings.map((heading) => `“${heading}”`)
  return refuseFile(
    'import-column-twice',
    {
      zh: `有两列都像是“${name.zh}”：${list.join('、')}，不知道该用哪一列。`,
      en: `Two columns both look like “${name.en}”: ${list.join(', ')}; which one counts is not known.`,
    },
    { zh: '请删去一列，或者给其中一列改名。', en: 'Remove one of them or give it another heading.' },
  )
}
