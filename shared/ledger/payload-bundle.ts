import { type Bundle, splitLines } from './bundle.ts'
import { type Payload, parsePayload } from './entry-checks.ts'
import type { Findings } from './finding.ts'
import type { Primitives } from './log-source.ts'

/** The payloads of one bundle by seq, and the seqs whose line is there but cannot be read. */
export type PayloadBundle = {
  readonly payloads: ReadonlyMap<number, Payload>
  readonly unreadable: ReadonlySet<number>
}

/**
 * Reads the payloads of a bundle. A line that cannot be read is laid to the
 * entry after the line before it: lines stand in the order of their entries.
 */
export function readPayloadBundle(
  { from, to, payloads: { path, bytes } }: Bundle,
  primitives: Primitives,
  findings: Findings,
): PayloadBundle {
  if (bytes === null) findings.add('file-missing', from, path)
  const payloads = new Map<number, Payload>()
  const unreadable = new Set<number>()
  let previous = from - 1
  const spoilt = (why: string) => {
    const seq = Math.min(previous + 1, to - 1)
    findings.add('payload-unreadable', seq, path, why)
    unreadable.add(seq)
    previous = seq
  }
  for (const line of splitLines(bytes ?? new Uint8Array())) {
    const parsed = parsePayload(line, primitives)
    if (!parsed.ok) spoilt(parsed.why)
    else if (parsed.payload.seq <= previous || parsed.payload.seq >= to) {
      spoilt(`the line says ${parsed.payload.seq}`)
    } else {
      payloads.set(parsed.payload.seq, parsed.payload)
      previous = parsed.payload.seq
    }
  }
  return { payloads, unreadable }
}
