/** Text from bytes whose encoding nobody wrote down: what Excel, WPS and shop back ends save in China. */
import { allowed, type Outcome } from '#shared/model/words.ts'
import { unknownEncoding } from './file-refusals.ts'

export type DecodedText = { readonly text: string; readonly encoding: string }

/**
 * UTF-8 and UTF-16 by their byte order mark, UTF-16 without one by its zeros, UTF-8 where every byte fits, GB18030
 * (which holds GBK and GB2312) where every byte fits that. UTF-8 goes before GB18030: Chinese text in GB18030 is
 * practically never valid UTF-8, while the reverse happens.
 */
export function decodeText(bytes: Uint8Array): Outcome<DecodedText> {
  const marked = encodingByMark(bytes) ?? encodingByZeros(bytes)
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decoded(bytes, encoding)
    if (text !== null) return allowed({ text, encoding: encoding.toUpperCase() })
  }
  return unknownEncoding()
}

/** Null where a byte does not fit. The byte order mark is dropped. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function encodingByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** No text has a zero byte, but half of the bytes of commas and digits in UTF-16 are. */
function encodingByZeros(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4_096)
  let even = 0
  let odd = 0
  head.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even++
    else odd++
  })
  if (even + odd < head.length / 100) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}
