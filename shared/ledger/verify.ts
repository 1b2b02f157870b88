/**
 * Verifies a log from its bytes and a key, with nothing of the program that wrote it: no database, no clock, no key store.
 * It runs in Node and in a browser; hash, signature and UTF-8 are passed in.
 */
import { equalBytes, toBase64 } from './bytes.ts'
import {
  type Checkpoint,
  isSignedBy,
  parseCheckpointNote,
  parseVerifierKey,
  type VerifierKey,
} from './checkpoint.ts'
import { EntryVerifier } from './entry-verifier.ts'
import { type Finding, Findings } from './finding.ts'
import type { LogSource, Primitives } from './log-source.ts'

export type VerifyOptions = {
  /** The verifier key, had from somewhere else than the log; null to take the log's own word for it. */
  readonly key: string | null
  /** A signed checkpoint that was kept from before; the log must continue it. Null where there is none. */
  readonly earlier: string | null
}

export type VerifyReport = {
  readonly origin: string | null
  /** Entries that the checkpoint signs. */
  readonly signed: number
  /** Entries recorded since the checkpoint: verified, but no signature covers them yet. */
  readonly unsigned: number
  /** Root of the signed entries, base64, as computed from them; null where they are not all there. */
  readonly root: string | null
  /** Whether the key was given, or is only what the log says of itself: then who wrote the log is not proved. */
  readonly key: 'given' | "the log's own word"
  /** Payloads that were erased and are recorded as such. */
  readonly erased: number
  /** Comments beside the log that are those which its entries commit to. */
  readonly comments: number
  /** The first of what is wrong, in the order of the log; empty where all is well. */
  readonly findings: readonly Finding[]
  /** How many there are in all. */
  readonly found: number
}

const findingLimit = 200

/** Verifies everything that a log can be held to. Never throws for what the log contains; what is wrong is a finding. */
export async function verifyLog(
  source: LogSource,
  primitives: Primitives,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const findings = new Findings(findingLimit)
  const key = await readKey(source, primitives, options.key, findings)
  const signed = await readCheckpoint(source, primitives, key, findings)
  const earlier = await readEarlier(options.earlier, primitives, key, findings)
  const size = Math.max(signed?.size ?? 0, (await source.size()) ?? 0)

  const roots = new Map<number, Uint8Array>()
  const sizes = new Set([signed?.size, earlier?.size].filter((one) => one !== undefined))
  const entries = new EntryVerifier(source, primitives, findings, signed?.origin ?? key?.name ?? '')
  const { erased, comments } = await entries.verify(size, sizes, (at, root) => roots.set(at, root))

  const root = signed === undefined ? undefined : roots.get(signed.size)
  if (signed !== undefined && (root === undefined || !equalBytes(root, signed.root))) {
    findings.add('root-differs', null, 'checkpoint', `${signed.size}`)
  }
  if (earlier !== undefined) judgeEarlier(earlier, roots.get(earlier.size), size, findings)
  return {
    origin: signed?.origin ?? null,
    signed: signed?.size ?? 0,
    unsigned: size - (signed?.size ?? 0),
    root: root === undefined ? null : toBase64(root),
    key: options.key === null ? "the log's own word" : 'given',
    erased,
    comments,
    findings: findings.list,
    found: findings.count,
  }
}

async function readKey(
  source: LogSource,
  primitives: Primitives,
  given: string | null,
  findings: Findings,
): Promise<VerifierKey | undefined> {
  const own = await readText(source, primitives, 'vkey')
  const ownLine = own?.endsWith('\n') ? own.slice(0, -1) : undefined
  if (own === null) findings.add('file-missing', null, 'vkey')
  else if (ownLine === undefined || parseVerifierKey(ownLine, primitives) === undefined) {
    findings.add('key-malformed', null, 'vkey')
  } else if (given !== null && ownLine !== given.trim()) findings.add('key-differs', null, 'vkey')
  if (given === null) return ownLine === undefined ? undefined : parseVerifierKey(ownLine, primitives)
  const key = parseVerifierKey(given.trim(), primitives)
  if (key === undefined) findings.add('key-malformed', null, '--key')
  return key
}

async function readCheckpoint(
  source: LogSource,
  primitives: Primitives,
  key: VerifierKey | undefined,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const text = await readText(source, primitives, 'checkpoint')
  if (text === null) {
    findings.add('checkpoint-missing', null, 'checkpoint')
    return undefined
  }
  return signedCheckpoint(text, 'checkpoint', primitives, key, findings)
}

async function readEarlier(
  text: string | null,
  primitives: Primitives,
  key: VerifierKey | undefined,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  return text === null ? undefined : signedCheckpoint(text, '--checkpoint', primitives, key, findings)
}

async function signedCheckpoint(
  text: string | undefined,
  path: string,
  primitives: Primitives,
  key: VerifierKey | undefined,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const note = text === undefined ? undefined : parseCheckpointNote(text)
  if (note === undefined) {
    findings.add('checkpoint-malformed', null, path)
    return undefined
  }
  if (key === undefined || !(await isSignedBy(note, key, primitives))) {
    findings.add('checkpoint-unsigned', null, path)
  }
  return note.checkpoint
}

function judgeEarlier(
  earlier: Checkpoint,
  root: Uint8Array | undefined,
  size: number,
  findings: Findings,
): void {
  if (earlier.size > size) findings.add('log-shorter', null, '--checkpoint', `${size} < ${earlier.size}`)
  else if (root === undefined || !equalBytes(root, earlier.root)) {
    findings.add('not-consistent', null, '--checkpoint', String(earlier.size))
  }
}

/** The text at a path; null where there is no file, undefined where its bytes are no UTF-8. */
async function readText(
  source: LogSource,
  { decodeUtf8 }: Primitives,
  path: string,
): Promise<string | null | undefined> {
  const bytes = await source.get(path)
  if (bytes === null) return null
  try {
    return decodeUtf8(bytes)
  } catch {
    // The caller reports it as the malformed file that it is.
    return undefined
  }
}
