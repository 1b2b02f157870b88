import type { Mapping } from '#shared/model/comment-sources.ts'
import type { Incoming, PlatformName } from '#shared/model/comments.ts'
import { readNative } from './native.ts'
import { atPointer } from './pointer.ts'
import { readMapped } from './read-mapped.ts'

export type ReadDocument = { readonly messages: readonly Incoming[]; readonly malformed: number }

/**
 * Every message of one JSON document, in its order.
 * @param document undefined where the text was no JSON
 * @param mapping null for the intake's own form
 */
export function readDocument(
  document: unknown,
  mapping: Mapping | null,
  told: { readonly platform: PlatformName; readonly receivedAt: number },
): ReadDocument {
  const items = itemsOf(document, mapping)
  if (items === null) return { messages: [], malformed: 1 }
  const messages: Incoming[] = []
  let malformed = 0
  for (const item of items) {
    const read = mapping === null ? readNative(item, told) : readMapped(mapping, item, told)
    if (read === 'malformed') malformed += 1
    else if (read !== 'other') messages.push(read)
  }
  return { messages, malformed }
}

function itemsOf(document: unknown, mapping: Mapping | null): readonly unknown[] | null {
  if (document === undefined) return null
  if (mapping?.items === undefined) return Array.isArray(document) ? document : [document]
  const items = atPointer(document, mapping.items)
  // A document of another kind, such as a greeting, has no list: it is nothing that was lost.
  if (items === undefined) return []
  return Array.isArray(items) ? items : null
}
