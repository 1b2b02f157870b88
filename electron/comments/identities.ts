import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlatformName } from '#shared/model/comments.ts'
import type { RoomId } from '#shared/model/ids.ts'

/** A user as this studio knows one: a name that holds within one room and says nothing outside it. */
export type UserHash = string

const remembered = 20_000

/**
 * Who wrote: shown as a keyed hash that is another one in every room, while the platform's own id is kept encrypted
 * (AES-256-GCM under a key of the studio's key store), for moderation calls alone. It is not in the segments: erasing it
 * touches no proof.
 */
export class Identities {
  readonly #file: string
  readonly #hashKey: Uint8Array
  readonly #sealKey: Uint8Array
  readonly #hashes = new Map<string, UserHash>()
  readonly #sealed = new Set<UserHash>()
  #fresh = ''
  /** A crash may have torn the last line: the first one of this run begins on its own. */
  #isFirst = true

  /** @param secret 32 bytes from the studio's key store; @param folder the session's, which retention erases whole */
  constructor(folder: string, room: RoomId, secret: Uint8Array) {
    this.#file = join(folder, 'identities.jsonl')
    this.#hashKey = derived(secret, `fairlive comment user v1 ${room}`)
    this.#sealKey = derived(secret, `fairlive comment identity v1 ${room}`)
  }

  /** The hash of a user, who is written down at the next `write` where this one is new; empty for nobody. */
  userOf(platform: PlatformName, userId: string): UserHash {
    if (userId === '') return ''
    const name = `${platform}\n${userId}`
    const known = this.#hashes.get(name)
    if (known !== undefined) return known
    const user = createHmac('sha256', this.#hashKey).update(name).digest('hex').slice(0, 20)
    remember(this.#hashes, name, user)
    if (!this.#sealed.has(user)) {
      if (this.#sealed.size >= remembered * 5) this.#sealed.clear()
      this.#sealed.add(user)
      this.#fresh += `${JSON.stringify({ user, sealed: this.#seal(user, name) })}\n`
    }
    return user
  }

  /** Appends those who are new; throws what the file system threw, and then they are written the next time. */
  write(): void {
    if (this.#fresh === '') return
    mkdirSync(dirname(this.#file), { recursive: true })
    appendFileSync(this.#file, this.#isFirst ? `\n${this.#fresh}` : this.#fresh, { mode: 0o600 })
    this.#isFirst = false
    this.#fresh = ''
  }

  /** The platform's own id of a user; null where it was erased, never known, or sealed with another studio's key. */
  idOf(user: UserHash): { readonly platform: PlatformName; readonly userId: string } | null {
    const sealed = existsSync(this.#file) ? sealedIn(readFileSync(this.#file, 'utf8'), user) : null
    const name = sealed === null ? null : this.#open(user, sealed)
    if (name === null) return null
    const split = name.indexOf('\n')
    return { platform: name.slice(0, split), userId: name.slice(split + 1) }
  }

  #seal(user: UserHash, name: string): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce).setAAD(Buffer.from(user))
    const sealed = Buffer.concat([cipher.update(name, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
  }

  #open(user: UserHash, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64')
    if (bytes.length < 28) return null
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, bytes.subarray(0, 12))
      .setAAD(Buffer.from(user))
      .setAuthTag(bytes.subarray(-16))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    } catch {
      // Sealed under another key or damaged: whose it is cannot be known, which is what the caller is told.
      return null
    }
  }
}

function derived(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32))
}

/** The newest are kept: a Map goes through its keys in the order in which they came. */
function remember(map: Map<string, string>, key: string, value: string): void {
  if (map.size >= remembered) {
    const oldest = map.keys().next()
    if (!oldest.done) map.delete(oldest.value)
  }
  map.set(key, value)
}

/** A line that a crash tore is no line; the user is written again with their next comment. */
function sealedIn(text: string, user: UserHash): string | null {
  const match = new RegExp(`^\\{"user":"${user}","sealed":"([A-Za-z0-9+/=]+)"\\}$`, 'm').exec(text)
  return match?.[1] ?? null
}
