import { once } from 'node:events'
import { type Classification, classify } from '#shared/rules/reviews/classify.ts'
import type { CommentModel } from '#shared/rules/reviews/model.ts'
import { readCommentModel } from '../comments/read-model.ts'
import { answerLine } from './classify/answer-line.ts'
import { readLines } from './classify/read-lines.ts'
import { type Command, readOptions, words } from './command.ts'
import { resourcesDir } from './places.ts'

const help = `fairlive classify < COMMENTS.jsonl

Reads one {"text": "…"} a line and writes one line for each, in the same order:

  {"evaluation": "adverse" | "favourable" | "none",   the decision at the threshold in use
   "adverse": p, "favourable": p,                      probabilities
   "grounds": {"insult": p, …},                        lawful grounds for moderation
   "words": ["…"]}                                     the words that weighed

A line that cannot be read gives {"error": "…", "line": n}. Exit code 1 if there was one.`

/** Output is gathered up to so many characters before it is written. */
const gathered = 65_536

export const classifyCommand: Command = {
  name: 'classify',
  does: 'tell adverse evaluations and grounds for moderation in comments (JSONL)',
  help,
  async run(args) {
    words(readOptions(args, {}).positionals, [])
    const model = readCommentModel(resourcesDir)
    if (model.ok) return await classifyLines(model.value)
    const { said, remedy } = model.refusal
    console.error(`${said.zh}${remedy.zh}\n${said.en} ${remedy.en}`)
    return 2
  },
}

async function classifyLines(model: CommentModel): Promise<number> {
  let code = 0
  let pending = ''
  let line = 0
  for await (const lines of readLines(process.stdin)) {
    for (const bytes of lines) {
      line++
      const answer = answerLine(bytes, line, (text) => shown(classify(model, text)))
      if (!answer.ok) code = 1
      pending += `${answer.json}\n`
      if (pending.length < gathered) continue
      await write(pending)
      pending = ''
    }
    await write(pending)
    pending = ''
  }
  return code
}

function shown({ evaluation, adverse, favourable, grounds, words: weighed }: Classification): object {
  return { evaluation, adverse, favourable, grounds, words: weighed.map(({ text }) => text) }
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}
