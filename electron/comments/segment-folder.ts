import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { segmentPath, sessionFolder } from '#shared/ledger/comment-segment.ts'
import type { SessionId } from '#shared/model/ids.ts'

/** Where a session's comments lie in a data folder. */
export function commentFolder(dataDir: string, session: SessionId): string {
  return join(dataDir, sessionFolder(session))
}

export function segmentFile(dataDir: string, session: SessionId, segment: string): string {
  return join(dataDir, segmentPath(session, segment))
}

/** The segments that lie in the folder, oldest first; none where there is no folder. */
export function segmentsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => /^(\d{4,9})\.jsonl$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
}

export function segmentName(number: number): string {
  return String(number).padStart(4, '0')
}
