import { SaxesParser } from 'saxes'
import { incomingComment } from '../incoming.ts'
import type { Replayed } from './replayed.ts'

/** Without a tag in so much text it is no danmaku file, and reading on would only fill the memory. */
const longestWithoutTag = 8 * 1024 * 1024

type Open = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  damaged: boolean
}

/**
 * Bilibili's danmaku XML, streamed: `<d p="time,mode,size,colour,sent,pool,user,row">text</d>` with time in seconds,
 * sent in seconds or milliseconds since 1970, the user as a hash; recorders add `user="name"` and
 * `<sc ts="…" user="…" uid="…" price="…">` for paid comments. What is not well formed is counted and read past.
 */
export async function* danmakuXml(
  chunks: AsyncIterable<string>,
  receivedAt: () => number,
): AsyncGenerator<Replayed> {
  let read: Replayed[] = []
  let open: Open | null = null
  let count = 0
  let sinceTag = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    open = name === 'd' || name === 'sc' ? { name, attributes, text: '', damaged: false } : null
  })
  parser.on('text', (text) => {
    if (open !== null) open.text += text
  })
  parser.on('cdata', (text) => {
    if (open !== null) open.text += text
  })
  parser.on('closetag', () => {
    sinceTag = 0
    if (open !== null) read.push(replayed(open, count++, receivedAt()))
    open = null
  })
  parser.on('error', () => {
    // A control character in a comment is no reason to lose the comment.
    if (open === null) read.push({ offsetMs: null, message: null })
    else open.damaged = true
  })
  for await (const chunk of chunks) {
    parser.write(chunk)
    sinceTag += chunk.length
    yield* read
    read = []
    if (sinceTag > longestWithoutTag) {
      yield { offsetMs: null, message: null }
      return
    }
  }
  parser.close()
  yield* read
}

function replayed(element: Open, count: number, receivedAt: number): Replayed {
  return element.name === 'd' ? danmaku(element, count, receivedAt) : superChat(element, count, receivedAt)
}

function danmaku({ attributes, text, damaged }: Open, count: number, receivedAt: number): Replayed {
  const [time = '', mode, , , sent = '', pool, user = '', row = ''] = (attributes.p ?? '').split(',')
  const offsetMs = milliseconds(time)
  if (offsetMs === null) return { offsetMs: null, message: null }
  // Recorders write 0 as everybody's row.
  const id = row === '' || row === '0' ? `d-${count}` : row
  const message = incomingComment({
    platform: 'bilibili',
    id,
    userId: user,
    userName: attributes.user ?? '',
    text,
    sentAt: sentAtOf(sent),
    receivedAt,
    extras: { mode: Number(mode), pool: Number(pool), damaged: damaged || undefined },
  })
  return { offsetMs, message }
}

function superChat({ attributes, text, damaged }: Open, count: number, receivedAt: number): Replayed {
  const { ts = '', uid = '', user = '', price } = attributes
  const message = incomingComment({
    platform: 'bilibili',
    id: `sc-${count}`,
    userId: uid,
    userName: user,
    text,
    sentAt: null,
    receivedAt,
    extras: { paidYuan: price === undefined ? undefined : Number(price), damaged: damaged || undefined },
  })
  return { offsetMs: milliseconds(ts), message }
}

function milliseconds(seconds: string): number | null {
  const value = seconds.trim() === '' ? Number.NaN : Number(seconds)
  return Number.isFinite(value) ? Math.round(value * 1_000) : null
}

function sentAtOf(sent: string): number | null {
  const value = Number(sent)
  if (!Number.isFinite(value) || value <= 0) return null
  return value > 100_000_000_000 ? value : value * 1_000
}
