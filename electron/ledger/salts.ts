/** Random bytes as the platform gives them; `crypto.randomBytes` in production, a counter in tests. */
export type RandomBytes = (count: number) => Uint8Array

const poolBytes = 16_384

/**
 * Hex text of random bytes, drawn from a pool: asking the platform for 16 bytes at a time costs more than hashing an
 * entry does. No byte is given out twice.
 */
export function randomHexSource(random: RandomBytes): (bytes: number) => string {
  let pool = ''
  let used = 0
  return (bytes) => {
    const characters = bytes * 2
    if (used + characters > pool.length) {
      pool = Buffer.from(random(Math.max(poolBytes, bytes))).toString('hex')
      used = 0
    }
    used += characters
    return pool.slice(used - characters, used)
  }
}
