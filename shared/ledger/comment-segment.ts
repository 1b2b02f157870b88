/** Where comments lie beside a log, in a data folder and in an export alike: a folder a session, a file a segment. */
import type { SessionId } from '../model/ids.ts'

/** No session's name may lead out of the folder, whatever is in it. */
export function sessionFolder(session: SessionId): string {
  return `comments/${encodeURIComponent(session).replaceAll('.', '%2E')}`
}

/** JSON lines; which bytes of it are comments of the record is said by the ledger's entries and by nothing else. */
export function segmentPath(session: SessionId, segment: string): string {
  return `${sessionFolder(session)}/${segment}.jsonl`
}
