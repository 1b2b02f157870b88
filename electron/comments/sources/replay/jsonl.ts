import type { Mapping } from '#shared/model/comment-sources.ts'
import type { PlatformName } from '#shared/model/comments.ts'
import { readDocument } from '../intake/read-document.ts'
import { parsedJson } from '../json.ts'
import { lines } from './lines.ts'
import type { Replayed, ReplayReader } from './replayed.ts'

/** JSON lines, each one document of the intake: in its own form, or read by a mapping. Time is told by `sentAt`. */
export function jsonl(platform: PlatformName, mapping: Mapping | null): ReplayReader {
  return async function* read(chunks, receivedAt): AsyncGenerator<Replayed> {
    for await (const line of lines(chunks)) {
      const document = line === null ? undefined : parsedJson(line)
      const { messages, malformed } = readDocument(document, mapping, { platform, receivedAt: receivedAt() })
      for (const message of messages) yield { offsetMs: message.sentAt, message }
      for (let n = 0; n < malformed; n += 1) yield { offsetMs: null, message: null }
    }
  }
}
