/** Longer lines are no lines: they are given as null, and nothing of them is held. */
export const longestLine = 4 * 1024 * 1024

/** The lines of a text that comes in pieces, without their ends; empty ones are left out. */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest = ''
  let tooLong = false
  for await (const chunk of chunks) {
    const pieces = chunk.split('\n')
    for (const [index, piece] of pieces.entries()) {
      if (!tooLong) rest += piece
      if (rest.length > longestLine) {
        tooLong = true
        rest = ''
      }
      if (index === pieces.length - 1) continue
      if (tooLong) yield null
      else if (rest.trim() !== '') yield rest.trimEnd()
      rest = ''
      tooLong = false
    }
  }
  if (tooLong) yield null
  else if (rest.trim() !== '') yield rest
}
