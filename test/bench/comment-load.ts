/** Comments for the benches: the demo's, and now and then a complaint of the corpus, again and again, by many users. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAdverseCorpus } from '#electron/comments/adverse-corpus.ts'
import type { IncomingComment } from '#shared/model/comments.ts'
import { DemoComment } from '#shared/model/demo.ts'
import { resourcesDir } from '#test/harness/studio.ts'

const users = 5_000

const demo = readFileSync(join(resourcesDir, 'demo', 'comments.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => DemoComment.parse(JSON.parse(line)).text)
const corpus = readAdverseCorpus(resourcesDir)
/** One in so many is from the corpus of complaints: more than a room has, as complaints cost more. */
const complaintEvery = 20

/** Endless comments, no two with the same id. */
export function commentLoad(): (count: number) => IncomingComment[] {
  let made = 0
  return (count) =>
    Array.from({ length: count }, () => {
      made += 1
      const user = (made * 7_919) % users
      return {
        kind: 'comment',
        platform: 'bench',
        id: `m-${made}`,
        sentAt: Date.now(),
        receivedAt: Date.now(),
        extras: {},
        userId: `u-${user}`,
        userName: `观众 ${user}`,
        text: textOf(made),
        repairs: [],
      }
    })
}

function textOf(n: number): string {
  const texts = n % complaintEvery === 0 ? corpus : demo
  return texts[(n * 31) % texts.length] ?? ''
}
