import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Row = z.object({ text: z.string() })
const sets = ['reviews/train.jsonl', 'danmaku/train.jsonl', 'danmaku/stream.jsonl', 'offensive/train.jsonl']

/** Texts as people type them, for counting only: our own comments and, where it is there, the data folder. */
export function corpusTexts(comments: string, data: string): readonly string[] {
  const own = globSync('**/*.txt', { cwd: comments }).flatMap((file) => lines(join(comments, file)))
  const given = sets
    .map((set) => join(data, set))
    .filter((path) => existsSync(path))
    .flatMap((path) => lines(path).map((line) => Row.parse(JSON.parse(line)).text))
  return [...own, ...given]
}

function lines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
