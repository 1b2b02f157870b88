/** docs/guards.md: written from what was seen on a real OBS, and read back to see that it still says what happens. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ending, Family, SeenBy, Way } from './way.ts'

const file = join(import.meta.dirname, '../../../docs/guards.md')

/** What the table says of a way, its figures left out. */
type Line = { readonly seen: string; readonly ends: string; readonly entries: string }

/** The same with its figure, as it is written. */
type Written = Line & { readonly ms: string }

export type Seen = { readonly family: string; readonly way: Way; readonly ms: number | null }

export function lineOf({ seen, ends }: Way): Line {
  return { seen: seenBy(seen), ends: ending(ends), entries: entriesOf(ends) }
}

function seenBy(seen: SeenBy): string {
  return seen.by === 'event' ? `event ${seen.name}` : seen.by
}

function ending(ends: Ending): string {
  switch (ends.how) {
    case 'repaired':
      return `repaired (${ends.guard}: ${ends.fact})`
    case 'ladder':
      return `ladder: ${ends.rung} (${ends.guard})`
    case 'told':
      return `told, not changed back (${ends.guard}: ${ends.fact})`
    case 'output':
      return `told, not changed back (${ends.output})`
    case 'unproved':
      return 'unproved until OBS is seen again, then repaired'
    case 'nothing':
      return `nothing to mend: ${ends.because}`
  }
}

function entriesOf(ends: Ending): string {
  switch (ends.how) {
    case 'repaired':
      return '`guard.restored`'
    case 'ladder':
      return '`guard.rung`'
    case 'told':
      return ends.entry === null ? '' : `\`${ends.entry}\``
    case 'output':
      return '`output.seen`'
    case 'unproved':
      return '`guard.unproved`, `guard.proved-again`'
    case 'nothing':
      return ''
  }
}

/** What docs/guards.md says now, by family and way; empty where it was never written. */
function written(): ReadonlyMap<string, Written> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return new Map()
  }
  const lines = new Map<string, Written>()
  let family = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) family = line.slice(3)
    const cells = line.split('|').map((cell) => cell.trim())
    if (cells.length !== 7 || cells[1]?.startsWith('---') || cells[1] === 'what somebody does') continue
    const [, what = '', seen = '', ends = '', entries = '', ms = ''] = cells
    lines.set(keyOf(family, what), { seen, ends, entries, ms })
  }
  return lines
}

export function documented(): ReadonlyMap<string, Line> {
  return new Map([...written()].map(([key, { ms: _, ...line }]) => [key, line]))
}

export function keyOf(family: string, what: string): string {
  return `${family} / ${what}`
}

/**
 * Writes what was seen. A row that was not tried this time stands as it was, if it was seen before to end as declared.
 * @param about the OBS on which it was seen
 */
export function writeTable(families: readonly Family[], seen: readonly Seen[], about: string): void {
  const before = written()
  const rows = families.flatMap(({ title, ways }) =>
    ways.flatMap((way): readonly Row[] => {
      const now = seen.find((one) => one.family === title && one.way.what === way.what)
      if (now !== undefined) return [{ title, way, ms: now.ms === null ? '' : now.ms.toFixed(0) }]
      const last = before.get(keyOf(title, way.what))
      const { seen: by, ends, entries } = lineOf(way)
      const isSame = last?.seen === by && last.ends === ends && last.entries === entries
      return isSame ? [{ title, way, ms: last.ms }] : []
    }),
  )
  const sections = families.flatMap(({ title }) => {
    const mine = rows.filter((row) => row.title === title)
    const lines = mine.map(({ way, ms }) => {
      const { seen: by, ends, entries } = lineOf(way)
      return `| ${[way.what, by, ends, entries, ms].join(' | ')} |`
    })
    return mine.length === 0 ? [] : [[`## ${title}`, '', ...head, ...lines, ''].join('\n')]
  })
  writeFileSync(file, [intro(rows, about), ...sections].join('\n'))
}

type Row = { readonly title: string; readonly way: Way; readonly ms: string }

const head = ['| what somebody does | seen by | ends | entries | ms |', '|---|---|---|---|---|']

function intro(rows: readonly Row[], about: string): string {
  const count = (how: Ending['how']) => rows.filter(({ way }) => way.ends.how === how).length
  return `# What becomes of a change that somebody makes in OBS

Written by a test, not by hand: \`GUARDS_TABLE=write npx vitest run --project obs test/obs/guards-table.test.ts\` tries every
row on a real OBS (${about}) in a room that is out, from another client, as a person or a program
beside the studio would; with \`-t\` and a section's title it writes that section anew and leaves the others as they were seen. The same test without the variable fails where a row ends otherwise than this table says. A label counts as restored only when
another client reads it as it must be **and** the programme's picture shows it.

${rows.length} ways: ${count('repaired')} repaired, ${count('ladder')} climb the ladder, ${count('told') + count('output')} are told and left alone, ${count('unproved')} leave the room unproved, and of ${count('nothing')} viewers see nothing.

- **seen by**: the event by which OBS says so; *poll*: OBS says nothing, the next reading shows it (the programme every 30 ms);
  *picture*: no request shows it, only the programme's picture does; *file*: the picture on disk; *connection*: OBS is gone.
- **ends**: in brackets the guard and the fact that it saw. What is *told* is for people to judge; the studio never changes it back.
- **entries**: what the ledger has of it.
- **ms**: from the other client's acknowledgement to the reading that proved it right, once, on the machine that wrote this; 0
  where the proof came before the acknowledgement. \`npm run bench repair\` measures it properly.
`
}
