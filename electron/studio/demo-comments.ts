import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceSettings } from '#shared/model/comment-sources.ts'
import { DemoComment } from '#shared/model/demo.ts'

/** Long enough for a demo that nobody watches to its end. */
const rounds = 24

/**
 * The demo room's comments: the made-up ones that ship, again and again, as a file that the replay source plays. They
 * take the way of every comment from there on.
 */
export function demoComments(resourcesDir: string, dataDir: string): SourceSettings {
  const path = join(dataDir, 'demo-comments.jsonl')
  const lines = readFileSync(join(resourcesDir, 'demo', 'comments.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => DemoComment.parse(JSON.parse(line)))
  const roundMs = (lines.at(-1)?.afterMs ?? 0) + 1_000
  const played = Array.from({ length: rounds }, (_, round) =>
    lines.map(({ afterMs, name, text }, index) =>
      JSON.stringify({
        id: `demo-${round}-${index}`,
        sentAt: round * roundMs + afterMs,
        userId: name,
        userName: name,
        text,
      }),
    ),
  )
  writeFileSync(path, `${played.flat().join('\n')}\n`)
  const format = { kind: 'jsonl', platform: 'demo', mapping: null } as const
  return { kind: 'file', name: 'demo', path, format, speed: 1 }
}
