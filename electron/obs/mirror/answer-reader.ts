import type { RequestOutcome } from '../link/outcome.ts'
import { type Fingerprint, readAnswer } from './answer.ts'
import { type Part, type PartKey, partKey } from './part.ts'
import type { Answer } from './reading.ts'
import { same } from './share.ts'

/**
 * Reads answers, and recognises one that says the very same as the last one of its part: almost everything that is
 * polled has not changed, and comparing costs less than reading.
 */
export class AnswerReader {
  readonly #fingerprint: Fingerprint
  readonly #last = new Map<PartKey, { readonly outcome: RequestOutcome; readonly answer: Answer }>()

  constructor(fingerprint: Fingerprint) {
    this.#fingerprint = fingerprint
  }

  read(part: Part, outcome: RequestOutcome): Answer {
    const key = partKey(part)
    const last = this.#last.get(key)
    if (last !== undefined && same(last.outcome, outcome)) return last.answer
    const answer = readAnswer(part, outcome, this.#fingerprint)
    this.#last.set(key, { outcome, answer })
    return answer
  }

  /** Another OBS, or another collection, has other parts: what was remembered is of no use any more. */
  forget(): void {
    this.#last.clear()
  }
}
