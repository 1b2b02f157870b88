import { z } from 'zod'

const Row = z.object({ text: z.string() })
const decoder = new TextDecoder()

export type Answer = { readonly ok: boolean; readonly json: string }

/** The line of JSON that answers a line of JSON; one that cannot be read is answered by what is wrong with it. */
export function answerLine(bytes: Uint8Array | null, line: number, answer: (text: string) => object): Answer {
  if (bytes === null) return wrong(line, 'the line is longer than 16 MB')
  const row = parsed(decoder.decode(bytes))
  if (row === undefined) return wrong(line, 'this is not JSON')
  const { success, data } = Row.safeParse(row.value)
  if (!success) return wrong(line, 'expected an object with a "text" that is a string')
  return { ok: true, json: JSON.stringify(answer(data.text)) }
}

function wrong(line: number, why: string): Answer {
  return { ok: false, json: JSON.stringify({ error: `line ${line}: ${why}`, line }) }
}

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) }
  } catch {
    return undefined
  }
}
