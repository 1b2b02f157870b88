/** A price in yuan with its two digits, from fen: 3990 is ['39', '90']. */
export function yuanParts(fen: number): readonly [yuan: string, cents: string] {
  return [String(Math.floor(fen / 100)), String(fen % 100).padStart(2, '0')]
}
