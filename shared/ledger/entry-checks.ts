import canonicalize from 'canonicalize'
import { z } from 'zod'
import { Envelope, ledgerBodies } from '../model/ledger.ts'
import { toHex } from './bytes.ts'
import type { Findings } from './finding.ts'
import type { Primitives } from './log-source.ts'

/** A payload as a line of a payload bundle has it. */
export type Payload = {
  readonly seq: number
  readonly salt: string
  readonly body: unknown
  /** The body as it stands in the line: canonical, because the line is. */
  readonly bodyText: string
}

const PayloadLine = z.strictObject({
  seq: z.number().int().nonnegative(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  body: z.unknown(),
})

export type Place = { readonly seq: number; readonly path: string }

/** Checks everything that can be said of one leaf by itself; undefined where it cannot be read as an envelope. */
export function checkLeaf(
  bytes: Uint8Array,
  { seq, path }: Place,
  primitives: Primitives,
  findings: Findings,
): Envelope | undefined {
  const parsed = parseCanonical(bytes, primitives)
  if (!parsed.ok) {
    findings.add(
      parsed.why === 'not canonical' ? 'entry-not-canonical' : 'entry-unreadable',
      seq,
      path,
      parsed.why,
    )
    return undefined
  }
  const envelope = Envelope.safeParse(parsed.value)
  if (!envelope.success) {
    findings.add('entry-malformed', seq, path, z.prettifyError(envelope.error))
    return undefined
  }
  if (envelope.data.seq !== seq) findings.add('seq-differs', seq, path, String(envelope.data.seq))
  return envelope.data
}

/** Reads one line of a payload bundle; the seq that it belongs to is its own word until `checkPayload`. */
export function parsePayload(
  line: Uint8Array,
  primitives: Primitives,
): { readonly ok: true; readonly payload: Payload } | { readonly ok: false; readonly why: string } {
  const parsed = parseCanonical(line, primitives)
  if (!parsed.ok) return parsed
  const payload = PayloadLine.safeParse(parsed.value)
  if (!payload.success) return { ok: false, why: z.prettifyError(payload.error) }
  const { seq, salt, body } = payload.data
  // Canonical JSON sorts the members: the body stands between a fixed head and a tail that is known by now.
  const tail = `,"salt":"${salt}","seq":${seq}}`
  return { ok: true, payload: { seq, salt, body, bodyText: parsed.text.slice(8, -tail.length) } }
}

/** Checks that a payload is the one its entry commits to. */
export function checkPayload(
  payload: Payload,
  envelope: Envelope,
  { seq, path }: Place,
  { sha256, encodeUtf8 }: Primitives,
  findings: Findings,
): void {
  const committed = sha256(encodeUtf8(`fairlive payload v1\n${payload.salt}\n${payload.bodyText}`))
  if (toHex(committed) !== envelope.payload) findings.add('payload-differs', seq, path)
}

/** The seqs that an entry says are erased; none for other kinds, or where its payload is not what it must be. */
export function erasedSeqs(envelope: Envelope, payload: Payload): readonly number[] {
  if (envelope.kind !== 'ledger.erased') return []
  const body = ledgerBodies['ledger.erased'].safeParse(payload.body)
  return body.success ? body.data.seqs : []
}

/** The origin that an entry opens a log of; undefined where it opens none. */
export function openedOrigin(envelope: Envelope, payload: Payload): string | undefined {
  if (envelope.kind !== 'ledger.opened') return undefined
  return ledgerBodies['ledger.opened'].safeParse(payload.body).data?.origin
}

type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly why: string }

function parseCanonical(bytes: Uint8Array, { decodeUtf8 }: Primitives): Parsed {
  try {
    const text = decodeUtf8(bytes)
    const value: unknown = JSON.parse(text)
    return canonicalize(value) === text ? { ok: true, value, text } : { ok: false, why: 'not canonical' }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
