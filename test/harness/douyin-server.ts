import { createHash } from 'node:crypto'

export type Push = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Douyin's side of the push: it signs, counts what is not answered by 2xx as failed, and never sends a comment again. */
export class DouyinPlatform {
  static readonly secret = 'push-secret-of-tests'
  failures = 0
  readonly #address: string
  readonly #now: () => number
  #nonce = 0

  /** @param address where the relay takes pushes */
  constructor(address: string, now: () => number) {
    this.#address = address
    this.#now = now
  }

  /** One push as it goes over the wire; `secret` and `at` may be wrong. */
  push(room: string, payload: unknown, change: { secret?: string; at?: number; type?: string } = {}): Push {
    this.#nonce += 1
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
    const signed = {
      'x-msg-type': change.type ?? 'live_comment',
      'x-nonce-str': `nonce-${this.#nonce}`,
      'x-roomid': room,
      'x-timestamp': String(change.at ?? this.#now()),
    }
    return {
      headers: {
        ...signed,
        'x-signature': signature(signed, body, change.secret),
        'content-type': 'application/json',
      },
      body,
    }
  }

  /** Sends it and returns the status of the answer. */
  async send({ headers, body }: Push): Promise<number> {
    const { status } = await fetch(this.#address, { method: 'POST', headers, body })
    if (status < 200 || status > 299) this.failures += 1
    return status
  }

  /** Pushes comments with these ids and texts, all in one. */
  comments(room: string, ...comments: readonly (readonly [id: string, text: string])[]): Promise<number> {
    return this.send(
      this.push(
        room,
        comments.map(([id, text]) => douyinComment(id, text)),
      ),
    )
  }
}

export function douyinComment(
  id: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    msg_id: id,
    sec_openid: 'open-1',
    content: text,
    avatar_url: 'https://example.com/a.jpg',
    nickname: '小王',
    timestamp: 1_700_000_000_000,
    ...more,
  }
}

/** Written out once more from the platform's document, and not taken from the product. */
function signature(
  headers: Readonly<Record<string, string>>,
  body: string,
  secret = DouyinPlatform.secret,
): string {
  const pairs = Object.entries(headers).map(([name, value]) => `${name}=${value}`)
  return createHash('md5')
    .update(`${pairs.toSorted().join('&')}${body}${secret}`, 'utf8')
    .digest('base64')
}
