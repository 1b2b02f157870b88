const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    const sextets = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63]).join('')
    const missing = Math.max(0, at + 3 - bytes.length)
    text += sextets.slice(0, 4 - missing) + '='.repeat(missing)
  }
  return text
}

/**
 * Standard base64 with padding, or undefined. Strict: a text that another encoder would not have written (white space,
 * missing padding, spare bits that are not zero) is refused, so that no flipped bit in it passes unseen.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined
  const digits = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  for (let index = 0; index < bytes.length; index += 1) {
    const digit = Math.floor((index * 4) / 3)
    const pair = (alphabet.indexOf(digits.charAt(digit)) << 6) | alphabet.indexOf(digits.charAt(digit + 1))
    bytes[index] = pair >> (4 - 2 * (index % 3))
  }
  return toBase64(bytes) === text ? bytes : undefined
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOfByte[byte]
  return text
}

/** Bytes of lower-case hex; the caller has checked that it is such. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  )
}
