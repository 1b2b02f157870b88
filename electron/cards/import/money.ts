/** Prices as people write them, in whole fen. No float is ever involved. */

export type ReadPrice =
  | { readonly ok: true; readonly fen: number }
  | { readonly ok: false; readonly why: 'not-a-price' | 'negative' | 'below-a-fen' | 'too-large' }

const shape =
  /^([+-]?)(?:¥|cny|rmb|人民币)?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:元|块|yuan|cny|rmb)?(?:整|正)?$/u
/** Nine digits of yuan: beyond that a price is a slip, and fen still fit a safe integer. */
const mostDigits = 9

/** `39.9`, `¥1,299.00`, `３９．９元`; at most two decimals, unless the rest are zeros. */
export function readPrice(text: string): ReadPrice {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '').replace(/，/gu, ',').toLowerCase()
  const found = shape.exec(plain)
  const [, sign = '', innerSign = '', grouped, decimals = ''] = found ?? []
  if (found === null || (grouped === undefined && decimals === '')) return { ok: false, why: 'not-a-price' }
  if (sign === '-' || innerSign === '-') return { ok: false, why: 'negative' }
  if (/[1-9]/u.test(decimals.slice(2))) return { ok: false, why: 'below-a-fen' }
  const whole = (grouped ?? '0').replaceAll(',', '').replace(/^0+(?=\d)/u, '')
  if (whole.length > mostDigits) return { ok: false, why: 'too-large' }
  return { ok: true, fen: Number(whole + decimals.slice(0, 2).padEnd(2, '0')) }
}
