import type { RelayEntry } from '#electron/comments/sources/douyin/wire.ts'

const mostEntries = 1_000
const mostCharacters = 4_000_000

/** The newest entries in memory, so that a room that keeps up costs no reading from the disk. */
export class Tail {
  readonly #entries: RelayEntry[] = []
  #characters = 0

  add(entries: readonly RelayEntry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry)
      this.#characters += charactersOf(entry)
    }
    while (this.#entries.length > mostEntries || this.#characters > mostCharacters) this.#dropOldest()
  }

  /** Entries up to that number are needed no more. */
  forget(seq: number): void {
    for (let first = this.#entries[0]; first !== undefined && first.seq <= seq; first = this.#entries[0])
      this.#dropOldest()
  }

  /** The entries behind that number; null where older ones than are here would be needed. */
  after(seq: number): readonly RelayEntry[] | null {
    const first = this.#entries[0]
    if (first === undefined || first.seq > seq + 1) return null
    return this.#entries.filter((entry) => entry.seq > seq)
  }

  #dropOldest(): void {
    const oldest = this.#entries.shift()
    if (oldest !== undefined) this.#characters -= charactersOf(oldest)
  }
}

function charactersOf(entry: RelayEntry): number {
  return entry.kind === 'push' ? entry.body.length : 0
}
