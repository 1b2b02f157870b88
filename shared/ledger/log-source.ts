/**
 * Where a verifier reads a log from: bytes by path, in the layout of C2SP tlog-tiles (`checkpoint`, `tile/<level>/<n>`,
 * `tile/entries/<n>`) with two additions of ours: `vkey`, the log's own verifier key, and `payload/<n>`, the payloads of
 * the entries in bundle n, one JSON object a line.
 */
export type LogSource = {
  /** The bytes at a path; null where there is nothing. */
  get(path: string): Promise<Uint8Array | null>
  /** How many entries the source itself knows of; null where only the checkpoint can say it. */
  size(): Promise<number | null>
}

/** What a verifier needs from its platform. Everything else it does itself, in Node and in a browser alike. */
export type Primitives = {
  sha256(bytes: Uint8Array): Uint8Array
  /** Whether `signature` (64 bytes) over `message` is by the Ed25519 key `publicKey` (32 bytes). */
  ed25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>
  encodeUtf8(text: string): Uint8Array
  /** Throws where the bytes are no UTF-8. */
  decodeUtf8(bytes: Uint8Array): string
}
