import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SourceSettings } from '#shared/model/comment-sources.ts'
import { writeDurably } from '../ledger/durable-file.ts'
import type { Reader } from '../ledger/schema.ts'
import { addressedLike, destinationOf, shownSettings } from './source-address.ts'
import type { ConfiguredSource } from './sources/open-sources.ts'

const sealedFile = 'comment-sources.sealed'
const purpose = 'fairlive comment sources v1'
const Configured = z.array(
  z.object({ settings: SourceSettings, secrets: z.record(z.string(), z.string().max(4_096)) }),
)
const Wanted = z.array(z.object({ settings: SourceSettings }))

export type KeptSources = {
  readonly configured: readonly ConfiguredSource[]
  readonly intakePort: number
  /** Whether secrets are there that cannot be opened: they have to be entered again. */
  readonly unreadable: boolean
}

/**
 * Keeps the sources with their secrets, encrypted (AES-256-GCM) under a key that follows from the studio's own, in a
 * file that only this user may read. No secret is in the ledger.
 */
export function sealSources(
  dataDir: string,
  secret: Uint8Array,
  configured: readonly ConfiguredSource[],
): void {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(configured), 'utf8'), cipher.final()])
  const bytes = Buffer.concat([nonce, sealed, cipher.getAuthTag()])
  writeDurably(dataDir, sealedFile, bytes.toString('base64'), 0o600)
}

/**
 * The sources that were last set, each with the secrets that were given for just where it goes; null where none ever
 * were. Which are wanted is the ledger's to say: what is sealed and not wanted any more is left alone.
 */
export function keptSources(db: Reader, dataDir: string, secret: Uint8Array): KeptSources | null {
  const row = db.one<{ sources: string; intake_port: number }>(
    'SELECT sources, intake_port FROM comment_sources ORDER BY set_seq DESC LIMIT 1',
  )
  if (row === undefined) return null
  const sealed = opened(dataDir, secret)
  const configured = Wanted.parse(JSON.parse(row.sources)).map(({ settings }): ConfiguredSource => {
    const own = sealed?.find((one) => destinationOf(shownSettings(one.settings)) === destinationOf(settings))
    if (own === undefined) return { settings, secrets: {} }
    return { settings: addressedLike(settings, own.settings), secrets: own.secrets }
  })
  return { configured, intakePort: row.intake_port, unreadable: sealed === null }
}

/** Null where what is there cannot be opened. */
function opened(dataDir: string, secret: Uint8Array): readonly ConfiguredSource[] | null {
  const file = join(dataDir, sealedFile)
  if (!existsSync(file)) return []
  const bytes = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (bytes.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-16))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    return Configured.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Sealed under another key or damaged. What stood there is not said: it could be a part of a secret.
    return null
  }
}

function keyOf(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32))
}
