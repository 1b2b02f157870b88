import type { Findings } from './finding.ts'

/**
 * Which payloads are missing, and which are said to be erased. The one can be judged only against the other when the
 * whole log is read: an erasure is recorded after what it erases.
 */
export class PayloadBook {
  /** seq -> file in which its payload should be. */
  readonly #missing = new Map<number, string>()
  /** Erased seq -> seq of the entry that says so. */
  readonly #erasedBy = new Map<number, number>()
  /** Entries about the log itself, which nothing may erase. */
  readonly #ofTheLog = new Set<number>()

  missing(seq: number, path: string): void {
    this.#missing.set(seq, path)
  }

  erased(seqs: readonly number[], by: number): void {
    for (const seq of seqs) this.#erasedBy.set(seq, by)
  }

  ofTheLog(seq: number): void {
    this.#ofTheLog.add(seq)
  }

  /** Judges, once every entry has been seen; returns how many payloads were rightly erased. */
  settle(findings: Findings, pathOf: (seq: number) => string): number {
    let rightly = 0
    for (const [seq, by] of this.#erasedBy) {
      if (seq >= by || this.#ofTheLog.has(seq))
        findings.add('erasure-not-allowed', seq, pathOf(seq), String(by))
      else if (!this.#missing.has(seq)) findings.add('payload-not-erased', seq, pathOf(seq), String(by))
      else rightly += 1
    }
    for (const [seq, path] of this.#missing) {
      if (!this.#erasedBy.has(seq) || this.#ofTheLog.has(seq)) findings.add('payload-missing', seq, path)
    }
    return rightly
  }
}
