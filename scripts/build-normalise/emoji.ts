import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectDir } from '../node24.mjs'

const folder = join(projectDir, 'node_modules', 'emojibase-data')
const Emoji = z.object({
  label: z.string(),
  tags: z.array(z.string()).default([]),
  hexcode: z.string(),
  subgroup: z.number().optional(),
})
const Groups = z.object({ subgroups: z.record(z.string(), z.string()) })

/** Faces, people and signs show a mood or nothing; these show a thing, whose name is typed with them. */
const things =
  /^(face-costume|animal-|plant-|food-|drink|dishware|transport-(ground|water|air)|sport|game|clothing|phone|computer|book-paper|money|mail|tool|medical|household|other-object|math)/
const oneHan = /^\p{Script=Han}$/u
const han = /^\p{Script=Han}{1,2}$/u

/**
 * The word that an emoji stands for. A name of one character is preferred, because that is what an emoji is typed for
 * (a chicken for 鸡 in 辣鸡); where none is known by one or two characters the emoji stays what it is.
 */
export function emojiWords(): ReadonlyMap<number, string> {
  const list = z.array(Emoji).parse(read('zh/data.json'))
  const { subgroups } = Groups.parse(read('meta/groups.json'))
  const words = new Map<number, string>()
  for (const { label, tags, hexcode, subgroup } of list) {
    const [code = '', ...more] = hexcode.split('-').filter((part) => part !== 'FE0F')
    if (more.length > 0 || !things.test(subgroups[String(subgroup)] ?? '')) continue
    const singles = tags.filter((tag) => oneHan.test(tag))
    const word = singles.find((tag) => label.includes(tag)) ?? (han.test(label) ? label : singles[0])
    if (word !== undefined) words.set(Number.parseInt(code, 16), word)
  }
  return words
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}
