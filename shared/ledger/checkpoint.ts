/** Reading and checking verifier keys and signed checkpoints (C2SP signed-note, tlog-checkpoint). */
import { equalBytes, fromBase64, toHex } from './bytes.ts'
import type { Primitives } from './log-source.ts'

export type VerifierKey = {
  readonly name: string
  readonly keyId: Uint8Array
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Reads `<name>+<key id>+<base64>`; undefined where it is none or its parts do not belong together. */
export function parseVerifierKey(text: string, { sha256, encodeUtf8 }: Primitives): VerifierKey | undefined {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const key = encoded === undefined ? undefined : fromBase64(encoded)
  if (name === undefined || key?.length !== 33 || key[0] !== 1) return undefined
  const named = encodeUtf8(`${name}\n`)
  const material = new Uint8Array(named.length + key.length)
  material.set(named)
  material.set(key, named.length)
  const keyId = sha256(material).subarray(0, 4)
  return toHex(keyId) === id ? { name, keyId, publicKey: key.subarray(1) } : undefined
}

export type Checkpoint = {
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  readonly root: Uint8Array
}

/** A signed note, taken apart but not believed yet. */
export type CheckpointNote = {
  readonly checkpoint: Checkpoint
  /** The signed bytes. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly blob: Uint8Array }[]
}

/** Takes a signed checkpoint apart; undefined where it breaks the format anywhere. */
export function parseCheckpointNote(note: string): CheckpointNote | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return undefined
  const text = note.slice(0, split + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  const rootBytes = fromBase64(root)
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size) || rootBytes?.length !== 32) return undefined
  const signatures = note
    .slice(split + 2, -1)
    .split('\n')
    .map(parseSignatureLine)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { checkpoint: { origin, size: Number(size), root: rootBytes }, text, signatures }
}

function parseSignatureLine(line: string) {
  const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? []
  const blob = encoded === undefined ? undefined : fromBase64(encoded)
  return name === undefined || blob === undefined || blob.length < 5 ? undefined : { name, blob }
}

/**
 * Whether the log's own key signed the note. Other signatures on it (witnesses) are neither needed nor in the way; one
 * by this key that is wrong spoils the note.
 */
export async function isSignedBy(
  note: CheckpointNote,
  key: VerifierKey,
  { ed25519, encodeUtf8 }: Primitives,
): Promise<boolean> {
  if (note.checkpoint.origin !== key.name) return false
  const own = note.signatures.filter(
    ({ name, blob }) => name === key.name && equalBytes(blob.subarray(0, 4), key.keyId),
  )
  const message = encodeUtf8(note.text)
  for (const { blob } of own) {
    if (!(await ed25519(key.publicKey, message, blob.subarray(4)))) return false
  }
  return own.length > 0
}
