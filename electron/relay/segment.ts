import { type FileHandle, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { RelayEntry } from '#electron/comments/sources/douyin/wire.ts'

/** A file with a row of entries, one JSON line each; named by the number of its first. */
export type Segment = {
  readonly first: number
  readonly path: string
  bytes: number
  /** Number and time of its last entry; null while it is empty. */
  last: { readonly seq: number; readonly at: number } | null
}

const name = /^(?<first>\d{12})\.jsonl$/

export function segmentPath(folder: string, first: number): string {
  return join(folder, `${String(first).padStart(12, '0')}.jsonl`)
}

/** The number of its first entry, from a file's name; null where it is no segment. */
export function firstOf(file: string): number | null {
  const first = name.exec(file)?.groups?.first
  return first === undefined ? null : Number(first)
}

/** What is there. Half a line that a crash left at its end is not read: nobody was told that it is kept. */
export async function openSegment(folder: string, first: number): Promise<Segment> {
  const path = segmentPath(folder, first)
  const { entries, bytes } = parsed(await readFile(path))
  const last = entries.at(-1)
  return { first, path, bytes, last: last === undefined ? null : { seq: last.seq, at: last.at } }
}

export async function readSegment({ path }: Segment): Promise<readonly RelayEntry[]> {
  return parsed(await readFile(path)).entries
}

export function appendTo({ path }: Segment): Promise<FileHandle> {
  // Not for other users of this machine: the lines carry names.
  return open(path, 'a', 0o600)
}

export function deleteSegment({ path }: Segment): Promise<void> {
  return unlink(path)
}

/** The entries up to the first line that is none, and how many bytes they are. */
function parsed(file: Buffer): { entries: RelayEntry[]; bytes: number } {
  const entries: RelayEntry[] = []
  let bytes = 0
  for (let end = file.indexOf(10); end !== -1; end = file.indexOf(10, bytes)) {
    const entry = parsedLine(file.toString('utf8', bytes, end))
    if (entry === null) break
    entries.push(entry)
    bytes = end + 1
  }
  return { entries, bytes }
}

function parsedLine(line: string): RelayEntry | null {
  try {
    return RelayEntry.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
