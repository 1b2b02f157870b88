import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { writeDurably } from '../ledger/durable-file.ts'
import type { KeptKey } from '../studio/process-protocol.ts'

/** Sealed by the operating system's keychain: worthless on another PC or for another user. */
const sealedFile = 'studio.key.sealed'

/** Keeps the studio's signing key. It never replaces one: losing a key is the owner's decision, not a program's. */
export type KeyKeeper = {
  read(): Promise<KeptKey>
  /** Stores a key, base64, and reads it back before it says so. */
  keep(key: string): Promise<{ readonly stored: boolean; readonly why: string | null }>
}

export function openKeyKeeper(storage: SafeStorage, dataDir: string, platform: NodeJS.Platform): KeyKeeper {
  const path = join(dataDir, sealedFile)

  const seal = async (key: string) => {
    mkdirSync(dataDir, { recursive: true })
    const sealed = await storage.encryptStringAsync(key)
    writeDurably(dataDir, sealedFile, sealed.toString('base64'), 0o600)
  }
  const unseal = () => storage.decryptStringAsync(Buffer.from(readFileSync(path, 'utf8'), 'base64'))

  return {
    async read() {
      const why = await whyNoStore(storage, platform)
      if (!existsSync(path)) return why === null ? { state: 'none-yet' } : { state: 'no-store', why }
      if (why !== null) return { state: 'unreadable', why }
      try {
        const { result, shouldReEncrypt } = await unseal()
        if (shouldReEncrypt) await seal(result)
        return { state: 'held', key: result }
      } catch (error) {
        return { state: 'unreadable', why: String(error) }
      }
    },
    async keep(key) {
      if (existsSync(path)) return { stored: false, why: `${path} holds a key already` }
      try {
        await seal(key)
        const { result } = await unseal()
        return result === key
          ? { stored: true, why: null }
          : { stored: false, why: 'it reads back differently' }
      } catch (error) {
        return { stored: false, why: String(error) }
      }
    },
  }
}

/** Linux without a keyring: Chromium then seals with a password that is in its source, which protects nothing. */
async function whyNoStore(storage: SafeStorage, platform: NodeJS.Platform): Promise<string | null> {
  if (!(await storage.isAsyncEncryptionAvailable())) return 'the keychain of this system is not available'
  const plain = platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text'
  return plain ? 'this desktop has no keyring' : null
}
