import type { Mapping } from '#shared/model/comment-sources.ts'
import type { PlatformName } from '#shared/model/comments.ts'
import type { Inlet } from '../inlet.ts'
import { parsedJson } from '../json.ts'
import type { SourceClock } from '../source.ts'
import { readDocument } from './read-document.ts'

/** What became of one document: `kept` includes what was kept earlier; `notKept` may be sent again. */
export type Delivery = { readonly kept: number; readonly notKept: number; readonly malformed: number }

export type DeliveryOptions = {
  readonly platform: PlatformName
  readonly mapping: Mapping | null
  readonly inlet: Inlet
  readonly clock: SourceClock
  /** After so long what is not settled counts as not kept for the sender; it may still be kept, and then once. */
  readonly deadlineMs: number
}

/** Pours one JSON document into the inlet; resolves when every message of it is durable or certainly is not. */
export function deliver(text: string, options: DeliveryOptions): Promise<Delivery> {
  const { platform, mapping, inlet, clock, deadlineMs } = options
  const read = readDocument(parsedJson(text), mapping, { platform, receivedAt: clock.now() })
  const { messages, malformed } = read
  if (malformed > 0) inlet.drop('malformed', malformed)
  if (messages.length === 0) return Promise.resolve({ kept: 0, notKept: 0, malformed })
  return new Promise((resolve) => {
    let kept = 0
    let settled = 0
    const done = () => {
      callOff()
      resolve({ kept, notKept: messages.length - kept, malformed })
    }
    const callOff = clock.after(deadlineMs, done)
    for (const message of messages) {
      inlet.offer(message, (was) => {
        if (was) kept += 1
        settled += 1
        if (settled === messages.length) done()
      })
    }
  })
}
