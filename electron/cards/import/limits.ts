/** How much one import may be. A file beyond is refused whole, with the limit in the sentence. */
export const limits = {
  bytes: 8_000_000,
  /** What a workbook may hold when unpacked: a small file can be a very large one. */
  unpackedBytes: 100_000_000,
  rows: 20_000,
  columns: 100,
  cellCharacters: 4_000,
} as const
