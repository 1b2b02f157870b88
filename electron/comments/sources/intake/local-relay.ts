import type { Mapping } from '#shared/model/comment-sources.ts'
import type { PlatformName } from '#shared/model/comments.ts'
import { platformBackOff } from '../back-off.ts'
import { HeldLine } from '../held-line.ts'
import { Inlet } from '../inlet.ts'
import { parsedJson } from '../json.ts'
import { openSocket } from '../socket.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { readDocument } from './read-document.ts'

export type LocalRelayOptions = {
  readonly name: string
  readonly platform: PlatformName
  /** Where the other program offers its stream, such as ws://127.0.0.1:8888. */
  readonly address: string
  /** Sent as `Authorization`; null where the program wants none. */
  readonly authorization: string | null
  /** Null for the intake's own form. */
  readonly mapping: Mapping | null
}

const connectMs = 10_000
const keepAliveMs = 20_000
const mostFrameBytes = 8 * 1024 * 1024

/** Another program that offers comments as JSON over a WebSocket of its own: each frame is one document. */
export function openLocalRelay(
  options: LocalRelayOptions,
  sink: SourceSink,
  surroundings: SourceSurroundings,
): Source {
  const { name, platform, address, authorization, mapping } = options
  const { clock } = surroundings
  const inlet = new Inlet({ platform, name, sink, surroundings, watchesClock: true })
  const headers = authorization === null ? {} : { authorization }
  const line = new HeldLine({
    inlet,
    surroundings,
    backOff: platformBackOff,
    resumes: false,
    dial: ({ up, alive, down }) =>
      openSocket(
        { address, headers, clock, deadlineMs: connectMs, mostBytes: mostFrameBytes, keepAliveMs },
        {
          open: up,
          message(data) {
            alive()
            const document = parsedJson(data.toString('utf8'))
            const read = readDocument(document, mapping, { platform, receivedAt: clock.now() })
            if (read.malformed > 0) inlet.drop('malformed', read.malformed)
            for (const message of read.messages) inlet.offer(message)
          },
          closed: (why) => down({ how: 'lost', why }),
        },
      ),
  })
  return {
    platform,
    name,
    moderation: null,
    close() {
      line.close()
      return inlet.close('closed')
    },
  }
}
