/**
 * A file of typed arrays with a JSON head: what tables and models are shipped in. The bytes are
 * `FLPK`, checksum (FNV-1a over all that follows), length of the head, the head, then the sections one after another,
 * all numbers little-endian. Reading copies, so that every section may be viewed as an array of any width.
 */
import { z } from 'zod'
import { allowed, type Outcome, refused } from '../../model/words.ts'

const magic = 0x4b504c46
const preamble = 12

const Head = z.object({
  kind: z.string(),
  facts: z.record(z.string(), z.unknown()),
  sections: z.array(z.object({ name: z.string(), bytes: z.number().int().nonnegative() })),
})

export type PackedFile = {
  /** What the file holds, as its builder wrote it: seeds, thresholds, names. To be parsed by the reader. */
  readonly facts: Readonly<Record<string, unknown>>
  /** A section's bytes at an offset that suits every typed array; empty where there is no such section. */
  readonly section: (name: string) => Uint8Array<ArrayBuffer>
}

/**
 * Opens a file of the wanted kind. Refuses one that is cut off, changed or of another kind; it never throws, as a
 * damaged file on a user's disk is not a bug.
 */
export function readPackedFile(bytes: Uint8Array, kind: string): Outcome<PackedFile> {
  if (bytes.length < preamble) return damaged(kind, '文件太短', 'it is too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic) return damaged(kind, '不是此类文件', 'it is not a file of this kind')
  if (view.getUint32(4, true) !== checksum(bytes.subarray(8))) {
    return damaged(kind, '校验和不符', 'its checksum does not fit')
  }
  const headLength = view.getUint32(8, true)
  const head = Head.parse(JSON.parse(fromAscii(bytes.subarray(preamble, preamble + headLength))))
  if (head.kind !== kind) return damaged(kind, `内容是“${head.kind}”`, `it holds “${head.kind}”`)
  let at = preamble + headLength
  const sections = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { name, bytes: length } of head.sections) {
    sections.set(name, new Uint8Array(bytes.subarray(at, at + length)))
    at += length
  }
  return allowed({ facts: head.facts, section: (name) => sections.get(name) ?? new Uint8Array(0) })
}

/** The bytes of a file; the same content gives the same bytes. */
export function writePackedFile(
  kind: string,
  facts: Readonly<Record<string, unknown>>,
  sections: Readonly<Record<string, ArrayBufferView>>,
): Uint8Array {
  const parts = Object.entries(sections).map(([name, { buffer, byteOffset, byteLength }]) => ({
    name,
    content: new Uint8Array(buffer, byteOffset, byteLength),
  }))
  const list = parts.map(({ name, content }) => ({ name, bytes: content.length }))
  const head = toAscii(JSON.stringify({ kind, facts, sections: list }))
  const length = parts.reduce((sum, { content }) => sum + content.length, preamble + head.length)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(8, head.length, true)
  bytes.set(head, preamble)
  let at = preamble + head.length
  for (const { content } of parts) {
    bytes.set(content, at)
    at += content.length
  }
  view.setUint32(4, checksum(bytes.subarray(8)), true)
  return bytes
}

/** JSON with everything beyond ASCII escaped, so that a character is a byte. */
function toAscii(json: string): Uint8Array {
  const escaped = json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0))
}

function fromAscii(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** FNV-1a, 32 bits: tells a damaged file from a whole one; it does not keep anyone from making another. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}

function damaged(kind: string, zh: string, en: string): Outcome<never> {
  return refused({
    code: 'file-damaged',
    said: {
      zh: `随软件安装的文件“${kind}”无法使用：${zh}。`,
      en: `The file “${kind}” that comes with the program cannot be used: ${en}.`,
    },
    remedy: { zh: '请重新安装软件。', en: 'Install the program again.' },
    cites: [],
  })
}
