import { createReadStream } from 'node:fs'
import type { Mapping } from '#shared/model/comment-sources.ts'
import type { PlatformName } from '#shared/model/comments.ts'
import { Inlet } from '../inlet.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { danmakuXml } from './danmaku-xml.ts'
import { jsonl } from './jsonl.ts'
import { inOrder, paced } from './paced.ts'
import type { ReplayReader } from './replayed.ts'

export type ReplayOptions = {
  readonly name: string
  readonly path: string
  readonly format:
    | { readonly kind: 'danmaku-xml' }
    | { readonly kind: 'jsonl'; readonly platform: PlatformName; readonly mapping: Mapping | null }
  /** How many times as fast as it was written; null as fast as it can be kept. */
  readonly speed: number | null
}

/** Offers between two looks at whether there is room. */
const offersAtOnce = 256

/** A file of comments, played again. Ends by itself when the file is read; the queue never drops what a file can wait with. */
export function openReplay(
  options: ReplayOptions,
  sink: SourceSink,
  surroundings: SourceSurroundings,
): Source {
  const { name, path, format, speed } = options
  const { clock } = surroundings
  const platform = format.kind === 'jsonl' ? format.platform : 'bilibili'
  const inlet = new Inlet({ platform, name, sink, surroundings, watchesClock: false })
  const stopping = new AbortController()

  async function play(): Promise<void> {
    const reader: ReplayReader = format.kind === 'jsonl' ? jsonl(platform, format.mapping) : danmakuXml
    const text = createReadStream(path, { encoding: 'utf8' })
    text.once('open', () => inlet.say({ fact: 'connected' }))
    const read = reader(text, clock.now)
    const timed = speed === null ? read : paced(inOrder(read), speed, clock, stopping.signal)
    let offered = 0
    for await (const { message } of timed) {
      if (stopping.signal.aborted) break
      if (message === null) inlet.drop('malformed')
      else inlet.offer({ ...message, receivedAt: clock.now() })
      offered += 1
      if (offered % offersAtOnce === 0) await inlet.room()
    }
  }

  const played = play().then(
    () => inlet.close(stopping.signal.aborted ? 'closed' : 'the file is read'),
    (error: unknown) => {
      inlet.say({ fact: 'refused', ...cannotRead(path, error) })
      return inlet.close('the file cannot be read')
    },
  )
  return {
    platform,
    name,
    moderation: null,
    close() {
      stopping.abort()
      return played
    },
  }
}

function cannotRead(path: string, error: unknown) {
  const why = error instanceof Error ? error.message : String(error)
  return {
    said: {
      zh: `弹幕文件读不了：${path}（${why}）。`,
      en: `The comment file cannot be read: ${path} (${why}).`,
    },
    remedy: {
      zh: '请检查文件是否还在、能否打开，然后重新选择。',
      en: 'See whether the file is there and can be opened, then choose it again.',
    },
  }
}
