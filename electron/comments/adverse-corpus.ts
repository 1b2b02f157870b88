import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Line = z.strictObject({ about: z.string(), text: z.string().min(1) })

/** The adverse comments that ship with the product. A broken installation throws: a filter may not be set without them. */
export function readAdverseCorpus(resourcesDir: string): readonly string[] {
  const file = readFileSync(join(resourcesDir, 'comments', 'adverse-corpus', 'comments.jsonl'), 'utf8')
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)).text)
}
