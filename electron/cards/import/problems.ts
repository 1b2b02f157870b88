/** What can be wrong with one cell. Each names what was seen and says what to do. */
import type { Category } from '#shared/model/pack.ts'
import type { Words } from '#shared/model/words.ts'
import type { ReadPrice } from './money.ts'
import type { CellTrouble } from './table.ts'

/** `column` is the heading as the file has it. */
export type Problem = { readonly column: string; readonly said: Words; readonly remedy: Words }
export type ProblemText = Omit<Problem, 'column'>

export const emptyCell: ProblemText = {
  said: { zh: '这一格是空的，而商品卡必须有它。', en: 'This cell is empty, and every card needs it.' },
  remedy: { zh: '请填写。', en: 'Fill it in.' },
}

export const brokenRow: ProblemText = {
  said: {
    zh: '这一行的引号没有成对，分不清各列。',
    en: 'The quotation marks of this row do not pair, so its columns cannot be told apart.',
  },
  remedy: {
    zh: '请补上或者去掉多余的引号；格内的引号要写两次。',
    en: 'Add the missing mark or take the extra one out; a mark inside a cell is written twice.',
  },
}

export function troubled(trouble: CellTrouble, text: string): ProblemText {
  switch (trouble) {
    case 'formula':
      return formula(text)
    case 'date':
      return {
        said: {
          zh: '这一格被表格软件存成了日期，原来填的是什么已经看不出来。',
          en: 'The spreadsheet program has stored this cell as a date; what was typed cannot be told any more.',
        },
        remedy: {
          zh: '请把格式改为“文本”或“数值”，重新填写。',
          en: 'Set its format to text or number and type it again.',
        },
      }
    case 'error':
      return {
        said: {
          zh: `这一格是公式出错的结果（${text}）。`,
          en: `This cell is the error of a formula (${text}).`,
        },
        remedy: { zh: '请改成确定的值。', en: 'Replace it by a value.' },
      }
  }
}

export function formula(text: string): ProblemText {
  const seen = text === '' ? '' : `“${shortened(text)}”`
  return {
    said: {
      zh: `这一格是公式或者以公式符号开头${seen}，工作室不计算公式，也不把它当作文字。`,
      en: `This cell is a formula or begins like one ${seen}; the studio computes no formulas and does not take them for text.`,
    },
    remedy: {
      zh: '请复制后“粘贴为值”；确实要以 = + - @ 开头的文字，请在前面加一个字。',
      en: 'Copy it and paste it as a value; text that must begin with = + - @ needs another character in front.',
    },
  }
}

export function priceProblem(why: Extract<ReadPrice, { ok: false }>['why'], text: string): ProblemText {
  const seen = shortened(text)
  const remedy = {
    zh: '请只填写金额，单位为元，例如 39.9 或 1,299.00。',
    en: 'Enter the amount in yuan alone, such as 39.9 or 1,299.00.',
  }
  switch (why) {
    case 'not-a-price':
      return { said: { zh: `“${seen}”不是价格。`, en: `“${seen}” is no price.` }, remedy }
    case 'negative':
      return { said: { zh: `价格“${seen}”是负数。`, en: `The price “${seen}” is negative.` }, remedy }
    case 'below-a-fen':
      return {
        said: { zh: `价格“${seen}”比分还细。`, en: `The price “${seen}” is finer than a fen.` },
        remedy: { zh: '请填到分为止，最多两位小数。', en: 'Give at most two decimals.' },
      }
    case 'too-large':
      return {
        said: {
          zh: `价格“${seen}”太大，像是填错了。`,
          en: `The price “${seen}” is too large and looks like a slip.`,
        },
        remedy,
      }
  }
}

export function stockProblem(text: string): ProblemText {
  return {
    said: {
      zh: `库存“${shortened(text)}”不是不小于 0 的整数。`,
      en: `The stock “${shortened(text)}” is no whole number from 0.`,
    },
    remedy: { zh: '请填写件数，例如 120。', en: 'Enter the number of pieces, such as 120.' },
  }
}

export function linkProblem(text: string): ProblemText {
  return {
    said: { zh: `“${shortened(text)}”不是网页链接。`, en: `“${shortened(text)}” is no web address.` },
    remedy: {
      zh: '请填写以 https:// 开头的完整链接。',
      en: 'Enter the whole address, beginning with https://.',
    },
  }
}

export function unknownCategory(text: string): ProblemText {
  return {
    said: {
      zh: `类目“${shortened(text)}”不在规则包的类目表里。`,
      en: `The category “${shortened(text)}” is not in the rule pack’s list.`,
    },
    remedy: {
      zh: '请改用类目表里的名称或编号；暂时不知道的可以留空，但上屏前必须选好。',
      en: 'Use a name or id from the list; leave it empty if you do not know yet, it must be chosen before the card is shown.',
    },
  }
}

export function severalCategories(text: string, categories: readonly Category[]): ProblemText {
  return {
    said: {
      zh: `类目“${shortened(text)}”可以指几个类目：${categories.map(({ name }) => name.zh).join('、')}。`,
      en: `The category “${shortened(text)}” could be several: ${categories.map(({ name }) => name.en).join(', ')}.`,
    },
    remedy: {
      zh: `请填写其中一个的编号：${categories.map(({ id }) => id).join('、')}。`,
      en: `Enter the id of one of them: ${categories.map(({ id }) => id).join(', ')}.`,
    },
  }
}

export function speakerProblem(text: string): ProblemText {
  return {
    said: {
      zh: `介绍人“${shortened(text)}”看不懂。`,
      en: `The speaker “${shortened(text)}” is not understood.`,
    },
    remedy: {
      zh: '请填写“外请主播”或“商家员工”；留空按外请主播处理。',
      en: 'Enter “outside host” or “seller staff”; empty counts as an outside host.',
    },
  }
}

export function tooLong(most: number, actual: number): ProblemText {
  return {
    said: {
      zh: `太长：${actual} 个字符，最多 ${most} 个。`,
      en: `Too long: ${actual} characters, at most ${most}.`,
    },
    remedy: { zh: '请写短一些。', en: 'Make it shorter.' },
  }
}

export function tooManyClaims(most: number, actual: number): ProblemText {
  return {
    said: {
      zh: `卖点太多：${actual} 条，最多 ${most} 条。`,
      en: `Too many claims: ${actual}, at most ${most}.`,
    },
    remedy: { zh: '请保留最重要的几条。', en: 'Keep the most important ones.' },
  }
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ')]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')
}
