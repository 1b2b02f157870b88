import type { DropReason } from '#shared/model/comments.ts'
import { platformBackOff } from '../back-off.ts'
import { HeldLine, type LineEvents } from '../held-line.ts'
import { Inlet } from '../inlet.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { connectRelay, type Link } from './link.ts'
import { pushedComments } from './messages.ts'
import { downAfter } from './refusals.ts'
import type { FromRelay, Place, RefusedCounts, RelayEntry } from './wire.ts'

export type DouyinOptions = {
  readonly name: string
  /** The agency's `fairlive relay`, such as wss://relay.example.com. */
  readonly relay: string
  readonly token: string
  /** The number of the broadcast as the platform pushes it (x-roomid); another one with each broadcast. */
  readonly room: string
}

const onlyKeywords = {
  zh: '抖音开放平台只推送含有已登记关键词的评论，并且不保证全部送达：其余评论在这里看不到。',
  en: 'Douyin pushes only comments with registered keywords, and does not promise all of these: others are not seen here.',
}

const dropReasons: Readonly<Record<keyof RefusedCounts, DropReason>> = {
  wrongSignature: 'wrong-signature',
  replayed: 'replayed',
  tooLarge: 'too-large',
  malformed: 'malformed',
  notKept: 'not-kept',
}

/**
 * Douyin's comments, fetched from the relay that the platform pushes to. An entry is acknowledged when its comments
 * are durable here, so a lost connection or a crash costs nothing: it comes again and is taken once.
 */
export function openDouyin(
  options: DouyinOptions,
  sink: SourceSink,
  surroundings: SourceSurroundings,
): Source {
  const { clock } = surroundings
  const inlet = new Inlet({ platform: 'douyin', name: options.name, sink, surroundings, watchesClock: false })
  /** The last entry that is durable here; null until there is one, and then the relay knows. */
  let after: Place | null = null
  /** The log that the relay sends from. */
  let log = ''
  let taking: Promise<void> = Promise.resolve()
  let closed: Promise<void> | null = null

  function dial(line: LineEvents): { end: () => void } {
    const link: Link = connectRelay(
      { ...options, clock },
      {
        open: () => link.say({ op: 'hello', version: 1, room: options.room, after }),
        said(message) {
          line.alive()
          heed(message, link, line)
        },
        closed: (why) => line.down(downAfter(why)),
      },
    )
    return { end: link.end }
  }

  function heed(message: FromRelay, link: Link, line: LineEvents): void {
    // What comes after the last acknowledgement stays with the relay.
    if (closed !== null) return
    if (message.op === 'entries') taking = take(message.entries, link, line)
    else if (message.op === 'refused') {
      for (const [what, count] of Object.entries(message.counts))
        if (count > 0) inlet.drop(dropReasons[what as keyof RefusedCounts], count)
    } else {
      line.up()
      log = message.log
      inlet.say({ fact: 'partial', keywords: message.keywords, rule: onlyKeywords })
      if (message.lost !== null) inlet.say({ fact: 'missed', certain: true, ...message.lost })
    }
  }

  async function take(entries: readonly RelayEntry[], link: Link, line: LineEvents): Promise<void> {
    const from = log
    const kept = await Promise.all(entries.map(keep))
    const seq = entries.at(-1)?.seq ?? 0
    if (kept.every(Boolean)) {
      after = { log: from, seq }
      link.say({ op: 'kept', seq })
    } else line.down({ how: 'lost', why: 'comments could not be kept, and are asked for again' })
  }

  function keep(entry: RelayEntry): Promise<boolean> {
    if (entry.kind === 'gap') {
      inlet.say({ fact: 'missed', from: entry.from, to: entry.to, certain: false, count: null })
      return Promise.resolve(true)
    }
    const { comments, malformed } = pushedComments(entry.body, entry.at, clock.now())
    if (malformed > 0) inlet.drop('malformed', malformed)
    return Promise.all(
      comments.map((comment) => new Promise<boolean>((resolve) => inlet.offer(comment, resolve))),
    ).then((all) => all.every(Boolean))
  }

  /** What is durable is still acknowledged: the relay need not keep it. */
  async function end(): Promise<void> {
    await inlet.close('closed')
    await taking
    line.close()
  }

  const line = new HeldLine({ dial, inlet, surroundings, backOff: platformBackOff, resumes: true })
  return {
    platform: 'douyin',
    name: options.name,
    moderation: null,
    close() {
      closed ??= end()
      return closed
    },
  }
}
