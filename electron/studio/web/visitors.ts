import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { emptySeat, type Seat } from '../seats.ts'

const cookieName = 'fairlive_seat'

/**
 * Who may come in from a browser: the one-time token opens the door once and leaves a strict same-site cookie. Passes
 * are kept in memory alone and end with the studio. A browser hands a host's cookies to every port of it, so whatever
 * else listens on this PC may get to see one; what it saw must be worth nothing tomorrow. The page says where the new
 * address is.
 */
export class Visitors {
  readonly #seats = new Map<string, Seat>()
  #token: string

  constructor(token: string = newSecret()) {
    this.#token = token
  }

  /** The token of now; a new one is made as soon as it is used. */
  get token(): string {
    return this.#token
  }

  /** Turns the token into a cookie; null where it is not the token of now. */
  enter(token: string): { readonly cookie: string } | null {
    if (!same(token, this.#token)) return null
    this.#token = newSecret()
    const key = newSecret()
    this.#seats.set(key, emptySeat())
    return { cookie: `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/` }
  }

  /** The seat of a request; null where it brings no cookie of ours. */
  seatOf(request: IncomingMessage): Seat | null {
    const cookies = request.headers.cookie?.split(/;\s*/) ?? []
    const found = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))
    return found === undefined ? null : (this.#seats.get(found.slice(cookieName.length + 1)) ?? null)
  }
}

/** Equal, in a time that tells nothing of where they differ. */
export function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}
