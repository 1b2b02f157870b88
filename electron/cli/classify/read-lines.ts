const newline = 0x0a
const longestLine = 16 * 1024 * 1024

/**
 * The lines of a byte stream without their ends, several at a time, in order; the last may lack its end. A line that
 * is too long to hold is null, and what follows it is read on.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly (Uint8Array | null)[]> {
  let begun: Uint8Array[] = []
  let held = 0
  const hold = (part: Uint8Array): void => {
    held += part.length
    if (held > longestLine) begun = []
    else begun.push(part)
  }
  const finish = (): Uint8Array | null => {
    const line = held > longestLine ? null : begun.length === 1 ? (begun[0] ?? null) : Buffer.concat(begun)
    begun = []
    held = 0
    return line
  }
  for await (const chunk of chunks) {
    const lines: (Uint8Array | null)[] = []
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, end))
      lines.push(finish())
      from = end + 1
    }
    if (from < chunk.length) hold(chunk.subarray(from))
    if (lines.length > 0) yield lines
  }
  if (held > 0) yield [finish()]
}
