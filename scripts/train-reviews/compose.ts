/**
 * Comments put together from our own parts (resources/comments/parts): the same goods and the same faults stand in
 * complaints, in questions and in praise, so that a model must learn the frame and cannot learn the word alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evaluation } from '#shared/rules/reviews/classify.ts'
import type { Random } from './random.ts'

export type Composer = {
  readonly compose: (evaluation: Evaluation, random: Random) => string
  /** The same comment about other goods. */
  readonly swapGoods: (text: string, random: Random) => string
}

const frames = ['adverse', 'favourable', 'none'] as const
const tails = [
  '',
  '',
  '',
  '',
  '',
  '',
  '啊',
  '了',
  '！',
  '。',
  '…',
  '！！',
  '呢',
  '哈',
  '呀',
  '～',
  '家人们',
  '😡',
  '😂',
  '🙏',
]
const slots = /\{(\p{Script=Han})\}/gu
const swapped = 0.6

export function readComposer(comments: string): Composer {
  const read = (name: string): string => readFileSync(join(comments, 'parts', `${name}.txt`), 'utf8').trim()
  const words = (name: string): readonly string[] => read(name).split(/\s+/)
  const goods = words('goods')
  const framesOf = new Map(frames.map((name) => [name, read(`${name}-frames`).split('\n')]))
  const fillings = new Map<string, readonly string[]>([
    ['物', goods],
    ['病', words('defects')],
    ['好', words('virtues')],
    ['果', words('outcomes')],
    ...read('fillers').split('\n').map(filler),
  ])
  // A single character is too often part of another word to be taken for goods.
  const nouns = goods.filter((noun) => noun.length > 1 && !/^[这那]|东西/.test(noun))
  const noun = new RegExp([...nouns].sort((a, b) => b.length - a.length).join('|'), 'g')
  return {
    compose: (evaluation, random) => {
      const frame = random.pick(framesOf.get(evaluation) ?? [])
      return (
        frame.replace(slots, (_, slot: string) => random.pick(fillings.get(slot) ?? [])) + random.pick(tails)
      )
    },
    swapGoods: (text, random) =>
      text.replace(noun, (one) => (random.next() < swapped ? random.pick(nouns) : one)),
  }
}

/** `人: 我妈 我爸`: a slot and what may stand in it. */
function filler(line: string): [slot: string, words: readonly string[]] {
  const [slot = '', rest = ''] = line.split(':')
  return [slot, rest.trim().split(/\s+/)]
}
