import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { segmentsIn } from './segment-folder.ts'
import { SegmentWriter } from './segment-writer.ts'

/** What the ledger has committed of a session: for each segment where its last batch ends. */
export type CommittedEnds = ReadonlyMap<string, number>

/** What the files had that the ledger had not, or the other way round. */
export type SegmentFinding =
  | {
      readonly what: 'cut-off'
      readonly segment: string
      readonly at: number
      readonly bytes: number
      readonly comments: number
    }
  | { readonly what: 'damaged'; readonly segment: string; readonly committed: number; readonly found: number }

/**
 * Opens a session's segments as they are after any end of the last run. What lies beyond the committed end was never
 * acknowledged to anybody and is cut off; a file that is shorter than what was committed is left as it is, as evidence,
 * and the next segment begins.
 */
export function openSegments(
  folder: string,
  committed: CommittedEnds,
): { readonly writer: SegmentWriter; readonly findings: readonly SegmentFinding[] } {
  const found = segmentsIn(folder)
  const names = [...new Set([...found, ...committed.keys()])].sort((a, b) => Number(a) - Number(b))
  const findings = names.flatMap((segment): SegmentFinding[] => {
    const end = committed.get(segment) ?? 0
    const size = found.includes(segment) ? statSync(join(folder, `${segment}.jsonl`)).size : 0
    if (size < end) return [{ what: 'damaged', segment, committed: end, found: size }]
    return size > end ? [cutOff(folder, segment, end, size)] : []
  })
  const last = names.at(-1)
  const isDamaged = findings.some((one) => one.what === 'damaged' && one.segment === last)
  const number = Number(last ?? 1) + (isDamaged ? 1 : 0)
  const end = isDamaged || last === undefined ? 0 : (committed.get(last) ?? 0)
  return { writer: new SegmentWriter(folder, number, end), findings }
}

function cutOff(folder: string, segment: string, end: number, size: number): SegmentFinding {
  const file = openSync(join(folder, `${segment}.jsonl`), 'r+')
  try {
    const comments = linesBetween(file, end, size)
    ftruncateSync(file, end)
    fsyncSync(file)
    return { what: 'cut-off', segment, at: end, bytes: size - end, comments }
  } finally {
    closeSync(file)
  }
}

const newline = 10

function linesBetween(file: number, from: number, to: number): number {
  const piece = Buffer.alloc(1 << 16)
  let lines = 0
  for (let at = from; at < to; ) {
    const read = readSync(file, piece, 0, Math.min(piece.length, to - at), at)
    if (read === 0) break
    for (
      let index = piece.indexOf(newline);
      index >= 0 && index < read;
      index = piece.indexOf(newline, index + 1)
    )
      lines += 1
    at += read
  }
  return lines
}
